package io.lossmith.demo.service.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;

/** One connection's part of a load. */
final class LoadWorker implements Runnable {
  private static final long LONGEST_NANOS = 60_000_000_000L;
  private static final int DIGITS = 3;
  private static final int SUCCESS = 200;
  private static final int MAXIMUM_ERRORS = 1000;

  private final InetSocketAddress address;
  private final byte[][] predictions;
  private final byte[][] steps;
  private final int learnPercent;
  private final SplittableRandom random;
  private final AtomicLong left;
  private final long end;
  private final Histogram times = emptyTimes();
  private long errors;

  LoadWorker(
      InetSocketAddress address,
      byte[][] predictions,
      byte[][] steps,
      int learnPercent,
      long seed,
      AtomicLong left,
      long end) {
    this.address = address;
    this.predictions = predictions;
    this.steps = steps;
    this.learnPercent = learnPercent;
    this.left = left;
    this.end = end;
    random = new SplittableRandom(seed);
  }

  static Histogram emptyTimes() {
    return new Histogram(LONGEST_NANOS, DIGITS);
  }

  Histogram times() {
    return times;
  }

  long errors() {
    return errors;
  }

  @Override
  public void run() {
    while (goesOn()) {
      try (LoadConnection connection = new LoadConnection(address)) {
        while (goesOn() && left.getAndDecrement() > 0) {
          send(connection);
        }
      } catch (IOException e) {
        errors++;
      }
    }
  }

  private boolean goesOn() {
    return left.get() > 0 && System.nanoTime() - end < 0 && errors < MAXIMUM_ERRORS;
  }

  private void send(LoadConnection connection) throws IOException {
    byte[][] requests = random.nextInt(100) < learnPercent ? steps : predictions;
    byte[] request = requests[random.nextInt(requests.length)];
    long start = System.nanoTime();
    int status = connection.send(request);
    long nanos = System.nanoTime() - start;
    if (status == SUCCESS) {
      times.recordValue(Math.min(nanos, LONGEST_NANOS));
    } else {
      errors++;
    }
  }
}
