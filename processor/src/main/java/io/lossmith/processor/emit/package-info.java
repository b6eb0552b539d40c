/** From a plan to the source of the generated class. */
@NullMarked
package io.lossmith.processor.emit;

import org.jspecify.annotations.NullMarked;
