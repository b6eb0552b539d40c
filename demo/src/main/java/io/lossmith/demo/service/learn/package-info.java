/** One writer that learns, step by step, and tells a step done when it is on disk. */
@NullMarked
package io.lossmith.demo.service.learn;

import org.jspecify.annotations.NullMarked;
