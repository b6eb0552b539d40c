/** From a spec of sigmoid cross-entropy to the source of the generated class. */
@NullMarked
package io.lossmith.processor.emit.sigmoid;

import org.jspecify.annotations.NullMarked;
