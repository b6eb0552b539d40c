/** Tribuo's objective of multiclass logistic loss. */
@NullMarked
package io.lossmith.benchmark.tribuo;

import org.jspecify.annotations.NullMarked;
