/** Finds annotated types that compilers do not hand to processors. Needs javac's own tree API. */
@NullMarked
package io.lossmith.processor.local;

import org.jspecify.annotations.NullMarked;
