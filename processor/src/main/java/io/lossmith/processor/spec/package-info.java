/** What is asked for, as plain immutable values: the language of the stages behind the compiler. */
@NullMarked
package io.lossmith.processor.spec;

import org.jspecify.annotations.NullMarked;
