/** What is measured, each contender on the same data: the generated classes and their peers. */
@NullMarked
package io.lossmith.benchmark.contender;

import org.jspecify.annotations.NullMarked;
