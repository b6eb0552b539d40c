/** Puts a running service under load, from the outside, and measures. */
@NullMarked
package io.lossmith.demo.service.load;

import org.jspecify.annotations.NullMarked;
