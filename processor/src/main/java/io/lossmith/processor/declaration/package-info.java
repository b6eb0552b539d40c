/** What was written in the source, with the positions that diagnostics need; not judged yet. */
@NullMarked
package io.lossmith.processor.declaration;

import org.jspecify.annotations.NullMarked;
