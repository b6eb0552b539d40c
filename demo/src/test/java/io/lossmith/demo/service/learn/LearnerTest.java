package io.lossmith.demo.service.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.LogLossAccumulator;
import io.lossmith.demo.model.DigitModel;
import io.lossmith.demo.service.learn.LearnTicket.Outcome;
import io.lossmith.demo.service.model.ModelCopy;
import io.lossmith.demo.service.store.Snapshot;
import io.lossmith.demo.service.store.StepRecord;
import io.lossmith.demo.service.store.StepStore;
import io.lossmith.demo.service.testing.Digits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

class LearnerTest {
  private static final float RATE = 0.1f;

  /** A disk that takes as long as a test wants, and fails when it says so. */
  private static final class TestStore implements StepStore {
    private final List<Long> added = new ArrayList<>();
    private final List<Long> snapshots = new ArrayList<>();
    private final Semaphore mayCommit = new Semaphore(0);
    private final Semaphore commits = new Semaphore(0);
    private volatile boolean fails;
    private volatile boolean failsSnapshots;
    private volatile boolean closed;

    @Override
    public void add(StepRecord record) {
      added.add(record.step());
    }

    @Override
    public void commit() throws IOException {
      commits.release();
      mayCommit.acquireUninterruptibly();
      if (fails) {
        throw new IOException("no space left");
      }
    }

    @Override
    public void snapshot(long step, DigitModel model, LogLossAccumulator learned)
        throws IOException {
      if (failsSnapshots) {
        throw new IOException("no space left");
      }
      snapshots.add(step);
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private final TestStore store = new TestStore();

  private Learner learner() {
    Snapshot start = new Snapshot(0, Digits.model(1), new LogLossAccumulator());
    return new Learner(start, store, RATE, 3);
  }

  private static Thread learn(Learner learner, LearnTicket ticket, int image) {
    Digits.IMAGES.copyPixels(image, ticket.pixels(), 0);
    ticket.labels()[0] = Digits.IMAGES.label(image);
    Thread thread = new Thread(() -> assertThat(learner.learn(ticket)).isTrue());
    thread.start();
    return thread;
  }

  private static long publishedStep(Learner learner) {
    var version = learner.versions().acquire();
    learner.versions().release(version);
    return version.step();
  }

  @Test
  void nothingIsAcknowledgedOrPublishedBeforeItIsOnDisk() throws Exception {
    Learner learner = learner();
    LearnTicket ticket = learner.ticket();
    Thread client = learn(learner, ticket, 0);
    store.commits.acquire();
    client.join(100);
    assertThat(client.isAlive()).isTrue();
    assertThat(publishedStep(learner)).isZero();
    store.mayCommit.release();
    client.join();
    assertThat(ticket.outcome()).isEqualTo(Outcome.LEARNED);
    assertThat(ticket.step()).isEqualTo(1);
    assertThat(publishedStep(learner)).isEqualTo(1);
    learner.close();
    assertThat(store.closed).isTrue();
  }

  @Test
  void requestsThatWaitForTheDiskAreWrittenTogether() throws Exception {
    Learner learner = learner();
    List<Thread> clients = new ArrayList<>();
    clients.add(learn(learner, learner.ticket(), 0));
    store.commits.acquire();
    for (int image = 1; image <= 20; image++) {
      clients.add(learn(learner, learner.ticket(), image));
    }
    for (Thread client : clients.subList(1, clients.size())) {
      while (!waitsForAnAnswer(client)) {
        Thread.onSpinWait();
      }
    }
    store.mayCommit.release(2);
    for (Thread client : clients) {
      client.join();
    }
    assertThat(store.added).hasSize(21).isSorted().doesNotHaveDuplicates();
    assertThat(store.commits.availablePermits()).as("commits after the first").isEqualTo(1);
    assertThat(publishedStep(learner)).isEqualTo(21);
    learner.close();
    assertThat(store.snapshots).containsExactly(21L);
  }

  private static boolean waitsForAnAnswer(Thread client) {
    return client.getState() == Thread.State.WAITING
        && Arrays.stream(client.getStackTrace())
            .anyMatch(frame -> frame.getClassName().equals(LearnTicket.class.getName()));
  }

  @Test
  void whenTheDiskFailsNothingMoreIsLearnedAndTheModelStays() throws Exception {
    Learner learner = learner();
    int before = checksum(learner);
    store.fails = true;
    store.mayCommit.release(10);
    LearnTicket first = learner.ticket();
    learn(learner, first, 0).join();
    assertThat(first.outcome()).isEqualTo(Outcome.NOT_STORED);
    assertThat(learner.isWritable()).isFalse();
    store.fails = false;
    LearnTicket second = learner.ticket();
    learn(learner, second, 1).join();
    assertThat(second.outcome()).isEqualTo(Outcome.NOT_STORED);
    assertThat(checksum(learner)).isEqualTo(before);
    LogLossAccumulator learned = new LogLossAccumulator();
    learner.learned().mergeInto(learned);
    assertThat(learned.count()).isZero();
    learner.close();
    assertThat(store.snapshots).isEmpty();
    assertThat(store.closed).isTrue();
  }

  private static int checksum(Learner learner) {
    var version = learner.versions().acquire();
    try {
      return ModelCopy.checksum(version.model());
    } finally {
      learner.versions().release(version);
    }
  }

  @Test
  void aSnapshotThatCannotBeWrittenDoesNotStopLearning() throws Exception {
    Learner learner = learner();
    store.failsSnapshots = true;
    store.mayCommit.release(10);
    LearnTicket ticket = learner.ticket();
    for (int image = 0; image < 4; image++) {
      learn(learner, ticket, image).join();
      assertThat(ticket.outcome()).isEqualTo(Outcome.LEARNED);
    }
    store.failsSnapshots = false;
    for (int image = 4; image < 7; image++) {
      learn(learner, ticket, image).join();
    }
    learner.close();
    assertThat(store.snapshots).containsExactly(6L, 7L);
  }

  @Test
  void aLearnerThatHasStoppedSaysSo() throws Exception {
    Learner learner = learner();
    learner.close();
    LearnTicket ticket = learner.ticket();
    learn(learner, ticket, 0).join();
    assertThat(ticket.outcome()).isEqualTo(Outcome.STOPPED);
    assertThat(store.added).isEmpty();
  }

  @Test
  void aStepThatWouldLeaveFiniteNumbersIsRefused() throws Exception {
    DigitModel model = Digits.model(1);
    model.parameters().get(3)[0] = Float.MAX_VALUE;
    Arrays.fill(model.parameters().get(2), Float.MAX_VALUE);
    Learner learner = new Learner(new Snapshot(0, model, new LogLossAccumulator()), store, RATE, 3);
    store.mayCommit.release(10);
    LearnTicket ticket = learner.ticket();
    learn(learner, ticket, 0).join();
    assertThat(ticket.outcome()).isEqualTo(Outcome.NOT_FINITE);
    assertThat(publishedStep(learner)).isZero();
    assertThat(store.added).isEmpty();
    learner.close();
  }
}
