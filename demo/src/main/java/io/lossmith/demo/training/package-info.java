/** Trains and evaluates the model. */
@NullMarked
package io.lossmith.demo.training;

import org.jspecify.annotations.NullMarked;
