/** The model at work: predictions, single steps, and copies that readers can trust. */
@NullMarked
package io.lossmith.demo.service.model;

import org.jspecify.annotations.NullMarked;
