/** The service's face: requests, answers, errors and limits. */
@NullMarked
package io.lossmith.demo.service.http;

import org.jspecify.annotations.NullMarked;
