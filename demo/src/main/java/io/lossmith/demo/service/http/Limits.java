package io.lossmith.demo.service.http;

import java.time.Duration;

/**
 * What a client may ask for.
 *
 * @param bodyBytes the longest body of a request
 * @param time how long a client may take to send a request, and may say nothing on a connection
 * @param requestsAtOnce how many requests with a body are read and answered at once
 */
public record Limits(int bodyBytes, Duration time, int requestsAtOnce) {

  /** What fits a page, a script, and a load test. */
  public static final Limits DEFAULT = new Limits(2 << 20, Duration.ofSeconds(10), 256);
}
