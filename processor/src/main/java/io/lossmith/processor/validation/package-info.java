/** Judges declarations: what is wrong with one, in which words, and at which position. */
@NullMarked
package io.lossmith.processor.validation;

import org.jspecify.annotations.NullMarked;
