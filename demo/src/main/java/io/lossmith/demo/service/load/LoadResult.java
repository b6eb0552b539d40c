package io.lossmith.demo.service.load;

import org.HdrHistogram.Histogram;

/**
 * What a run came to.
 *
 * @param times the times of all requests that were answered with success, in nanoseconds
 * @param errors how many were not
 * @param seconds how long the run took
 * @param lossShare the part of the requests' time on the server that was spent in generated code
 * @param lossNanos the mean time of a request in generated code
 * @param residentBytes the server's resident memory at the end
 * @param heapBytes what the server's heap held after its last garbage collection
 */
public record LoadResult(
    Histogram times,
    long errors,
    double seconds,
    double lossShare,
    double lossNanos,
    double residentBytes,
    double heapBytes) {

  /**
   * The throughput.
   *
   * @return successful requests a second
   */
  public double requestsPerSecond() {
    return times.getTotalCount() / seconds;
  }
}
