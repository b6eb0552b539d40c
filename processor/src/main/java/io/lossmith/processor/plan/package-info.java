/** From a spec to the schedule that its generated class runs. Knows numbers, no source code. */
@NullMarked
package io.lossmith.processor.plan;

import org.jspecify.annotations.NullMarked;
