/** Counts and distributions of a running service, and their Prometheus text. */
@NullMarked
package io.lossmith.demo.service.metrics;

import org.jspecify.annotations.NullMarked;
