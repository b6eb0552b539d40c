/** Keeps learned steps: a log of them, snapshots of the model, and the way back from both. */
@NullMarked
package io.lossmith.demo.service.store;

import org.jspecify.annotations.NullMarked;
