/** The one door to the file system. */
@NullMarked
package io.lossmith.processor.write;

import org.jspecify.annotations.NullMarked;
