/** The multilayer perceptron, annotated for its loss, and its file. */
@NullMarked
package io.lossmith.demo.model;

import org.jspecify.annotations.NullMarked;
