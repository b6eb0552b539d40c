/** The command line of the demo. */
@NullMarked
package io.lossmith.demo;

import org.jspecify.annotations.NullMarked;
