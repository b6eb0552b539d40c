/** Compiles sources in memory with the real processor, for the tests of the processor's stages. */
@NullMarked
package io.lossmith.processor.testing;

import org.jspecify.annotations.NullMarked;
