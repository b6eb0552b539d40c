package io.lossmith.oracle;

/** Either oracle; results other than the loss are rounded to double. */
interface RowOracle {
  /** Unrounded, so that it can be summed. */
  DoubleDouble loss(int target);

  double logSoftmax(int j);

  double softmax(int j);

  double gradient(int target, int j);

  double logSumExp();

  /** How a row of logits becomes an oracle. */
  enum Kind {
    BIG {
      @Override
      RowOracle of(double[] logits) {
        return new Big(BigSoftmax.ofLogits(logits));
      }
    },
    EXACT {
      @Override
      RowOracle of(double[] logits) {
        return new Exact(ExactSoftmax.ofLogits(logits));
      }
    };

    abstract RowOracle of(double[] logits);
  }

  /** In 60 digits. */
  record Big(BigSoftmax row) implements RowOracle {
    @Override
    public DoubleDouble loss(int target) {
      return row.exists(target) ? DoubleDouble.of(row.loss(target)) : DoubleDouble.INFINITY;
    }

    @Override
    public double logSoftmax(int j) {
      return row.exists(j) ? row.logSoftmax(j).doubleValue() : Double.NEGATIVE_INFINITY;
    }

    @Override
    public double softmax(int j) {
      return row.softmax(j).doubleValue();
    }

    @Override
    public double gradient(int target, int j) {
      return row.gradient(target, j).doubleValue();
    }

    @Override
    public double logSumExp() {
      return row.logSumExp().doubleValue();
    }
  }

  /** In 106 bits. */
  record Exact(ExactSoftmax row) implements RowOracle {
    @Override
    public DoubleDouble loss(int target) {
      return row.loss(target);
    }

    @Override
    public double logSoftmax(int j) {
      return row.logSoftmax(j).toDouble();
    }

    @Override
    public double softmax(int j) {
      return row.softmax(j).toDouble();
    }

    @Override
    public double gradient(int target, int j) {
      return row.gradient(target, j).toDouble();
    }

    @Override
    public double logSumExp() {
      return row.logSumExp().toDouble();
    }
  }
}
