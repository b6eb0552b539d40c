/** What generated classes compute: accuracy, bits, properties, errors, allocation, size. */
@NullMarked
package io.lossmith.processor.generated;

import org.jspecify.annotations.NullMarked;
