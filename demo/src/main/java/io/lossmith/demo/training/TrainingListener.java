package io.lossmith.demo.training;

/** Is told how a training goes. */
public interface TrainingListener {

  /** One that says nothing. */
  TrainingListener SILENT =
      new TrainingListener() {
        @Override
        public void firstBatch(float loss) {}

        @Override
        public void step(int epoch, int examples) {}

        @Override
        public void epoch(EpochResult result) {}
      };

  /**
   * The first batch has been seen.
   *
   * @param loss its mean loss, before anything was learned
   */
  void firstBatch(float loss);

  /**
   * A step is done.
   *
   * @param epoch the epoch, from 1
   * @param examples the number of examples of the epoch seen so far
   */
  void step(int epoch, int examples);

  /**
   * An epoch is done.
   *
   * @param result what it came to
   */
  void epoch(EpochResult result);
}
