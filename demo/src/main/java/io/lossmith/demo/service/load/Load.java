package io.lossmith.demo.service.load;

import io.lossmith.demo.data.InvalidInputException;
import io.lossmith.demo.data.LabelledImages;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;

/**
 * Puts a service of this machine under load: each connection sends a request, waits for the answer,
 * and sends the next.
 */
public final class Load {
  private static final int IMAGES = 1000;

  private final URI service;
  private final String token;
  private final InetSocketAddress address;
  private final HttpClient client = HttpClient.newHttpClient();
  private final byte[][] predictions = new byte[IMAGES][];
  private final byte[][] steps = new byte[IMAGES][];

  /**
   * Prepares requests.
   *
   * @param service where the service is, on this machine
   * @param token what it wants to see, or nothing
   * @param images what it is asked about, a thousand images at least
   * @throws InvalidInputException if it is not on this machine
   */
  public Load(URI service, String token, LabelledImages images) {
    this.service = service;
    this.token = token;
    address = loopback(service);
    for (int i = 0; i < IMAGES; i++) {
      byte[] json = LoadImages.json(images, i);
      predictions[i] = LoadConnection.request("/predict", service.getAuthority(), token, json);
      steps[i] = LoadConnection.request("/learn", service.getAuthority(), token, json);
    }
  }

  private static InetSocketAddress loopback(URI service) {
    if (!"http".equals(service.getScheme()) || service.getHost() == null || service.getPort() < 0) {
      throw new InvalidInputException(service, "expected http://HOST:PORT");
    }
    try {
      // An IPv6 address stands in brackets in a URI.
      InetAddress host = InetAddress.getByName(service.getHost());
      if (!host.isLoopbackAddress()) {
        throw new InvalidInputException(service, "is not on this machine; load stays on it");
      }
      return new InetSocketAddress(host, service.getPort());
    } catch (UnknownHostException e) {
      throw new InvalidInputException(service, "no such host");
    }
  }

  /**
   * Runs a load.
   *
   * @param plan the load
   * @return what it came to
   * @throws InvalidInputException if no service answers
   * @throws InterruptedException if the thread is interrupted
   */
  public LoadResult run(LoadPlan plan) throws InterruptedException {
    ServerFigures before = ServerFigures.of(client, service, token);
    List<LoadWorker> workers = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    AtomicLong left = new AtomicLong(plan.requests());
    long start = System.nanoTime();
    long end = start + plan.time().toNanos();
    for (int i = 0; i < plan.connections(); i++) {
      LoadWorker worker =
          new LoadWorker(address, predictions, steps, plan.learnPercent(), i, left, end);
      workers.add(worker);
      threads.add(new Thread(worker, "load-" + i));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    return result(workers, seconds, before, ServerFigures.of(client, service, token));
  }

  private static LoadResult result(
      List<LoadWorker> workers, double seconds, ServerFigures before, ServerFigures after) {
    Histogram times = LoadWorker.emptyTimes();
    long errors = 0;
    for (LoadWorker worker : workers) {
      times.add(worker.times());
      errors += worker.errors();
    }
    double lossNanos = after.lossNanos() - before.lossNanos();
    double requestSeconds = after.requestSeconds() - before.requestSeconds();
    return new LoadResult(
        times,
        errors,
        seconds,
        lossNanos / 1e9 / requestSeconds,
        lossNanos / (after.lossCount() - before.lossCount()),
        after.residentBytes(),
        after.heapBytes());
  }
}
