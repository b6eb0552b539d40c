package io.lossmith.demo.service.http;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Objects that requests borrow. Lending allocates nothing. */
final class Pool<T> {
  private final BlockingQueue<T> idle;
  private final long waitMillis;

  /**
   * Creates a pool.
   *
   * @param all the objects
   * @param waitMillis how long a request waits for one
   */
  Pool(List<T> all, long waitMillis) {
    idle = new ArrayBlockingQueue<>(all.size(), false, all);
    this.waitMillis = waitMillis;
  }

  /** Borrows an object, to be given back; a problem of status 503 if there is none. */
  T borrow() {
    try {
      T object = idle.poll(waitMillis, TimeUnit.MILLISECONDS);
      if (object != null) {
        return object;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new ProblemException(503, "service", "has too much to do; try again in a second");
  }

  void giveBack(T object) {
    idle.add(object);
  }
}
