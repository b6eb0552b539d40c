/** Walks through softmax cross-entropy on examples that others have published. */
@NullMarked
package io.lossmith.demo.explain;

import org.jspecify.annotations.NullMarked;
