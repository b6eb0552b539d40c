package io.lossmith.demo.service.chaos;

import io.lossmith.demo.service.testing.Answer;
import io.lossmith.demo.service.testing.Caller;
import io.lossmith.demo.service.testing.Digits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Clients that teach and ask a service until it is gone, and remember what it told them. */
final class Clients {
  private static final int TEACHERS = 6;
  private static final int READERS = 2;
  private static final int IMAGES = 2000;

  private final Map<Long, Learned> learned = new ConcurrentHashMap<>();
  private final List<Integer> unanswered = new ArrayList<>();
  private final ConcurrentLinkedQueue<Predicted> predicted = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<String> problems = new ConcurrentLinkedQueue<>();
  private final List<Thread> threads = new ArrayList<>();
  private final Caller caller;

  /** A step that the service said was learned. */
  record Learned(int image, float lossBefore, float lossAfter) {}

  /** What the service said of an image after so many steps. */
  record Predicted(long step, int image, float[] logits) {}

  Clients(int port, long seed) {
    caller = new Caller(port);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < TEACHERS + READERS; i++) {
      boolean teacher = i < TEACHERS;
      SplittableRandom own = random.split();
      threads.add(new Thread(() -> run(teacher, own), "client-" + i));
    }
    threads.forEach(Thread::start);
  }

  private void run(boolean teacher, SplittableRandom random) {
    while (true) {
      int image = random.nextInt(IMAGES);
      try {
        if (teacher) {
          learn(image);
        } else {
          predict(image);
        }
      } catch (IOException e) {
        if (teacher) {
          synchronized (unanswered) {
            unanswered.add(image);
          }
        }
        return;
      } catch (InterruptedException | RuntimeException e) {
        problems.add(e.toString());
        return;
      }
    }
  }

  private void learn(int image) throws IOException, InterruptedException {
    Answer answer = caller.postJson("/learn", Digits.labelled(image));
    if (answer.status() != 200) {
      problems.add(answer.body());
      return;
    }
    Learned step =
        new Learned(
            image,
            answer.json().get("lossBefore").floatValue(),
            answer.json().get("lossAfter").floatValue());
    if (learned.put(answer.json().get("step").longValue(), step) != null) {
      problems.add("two answers for one step: " + answer.body());
    }
  }

  private void predict(int image) throws IOException, InterruptedException {
    Answer answer = caller.postBytes("/predict", Digits.bytes(image));
    if (answer.status() != 200) {
      problems.add(answer.body());
      return;
    }
    predicted.add(
        new Predicted(
            answer.json().get("step").longValue(),
            image,
            Answer.floats(answer.json().get("predictions").get(0).get("logits"))));
  }

  /** Waits for the clients, whose service is gone. */
  void join() throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
  }

  Map<Long, Learned> learned() {
    return learned;
  }

  /** Images of requests that were on their way at the end: each was learned or was not. */
  List<Integer> unanswered() {
    return unanswered;
  }

  List<Predicted> predicted() {
    return List.copyOf(predicted);
  }

  List<String> problems() {
    return List.copyOf(problems);
  }
}
