/*
 * The mean cross-entropy of softmax and its gradient, in float, as one would write it by hand for
 * one processor: AVX-512 intrinsics, a kernel for each number of classes, one thread. It is what
 * the generated Java classes are compared with, does their arithmetic (the same polynomials, the
 * same formulas; sums in whatever order is fastest), and says how far its results are from a plain
 * loop in double before it times anything.
 *
 * Build with GCC, on the machine it is to run on:
 *
 *     gcc -std=gnu11 -O3 -march=native -ffp-contract=off -fno-tree-ter hand_written.c \
 *         -o hand_written -lm
 *
 * (-fno-tree-ter leaves the operations in the order they are written in.)
 *
 * Run; times are ns a row, least and median of 15 rounds of 50 ms, on one core:
 *
 *     taskset -c 1 ./hand_written                     every number of classes, 64, 4096 and 1 rows
 *     taskset -c 1 ./hand_written CLASSES ROWS        one line
 *     taskset -c 1 ./hand_written CLASSES ROWS SHIFT  arrays SHIFT bytes past a cache line
 *
 * Arrays begin at a cache line unless SHIFT says otherwise; those of a JVM often begin 16 bytes
 * past one. "copy" is a memcpy of the logits to the gradient. One row is called again and again
 * with the same arguments, so calls overlap as far as the processor can.
 *
 * Tuned on Zen 4. There, of vectors of 512 bits, products, comparisons and operations with three
 * inputs share one slot a cycle; sums, minima and shifts have another; integer sums and blends have
 * two. Gathers, scatters and compressing stores take tens of cycles. Stores take slots of products.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "blocks.h"
#include "columns.h"
#include "line.h"
#include "one_row.h"

/* ---- The functions -------------------------------------------------------------------------- */

/* Returns the mean loss of rows [rows][classes], and writes its gradient. */
typedef float loss_function(const float *x, const int *t, float *g, int rows);

INLINE float mean_loss(const float *x, const int *t, float *g, const int rows, const int classes) {
  const float divisor = (float)rows;
  const int side_by_side = classes == 2 ? 4 : classes < 10 ? 2 : 1;
  __m512d sums = _mm512_setzero_pd();
  int row = 0;
  if (classes == 2) {
    for (; row + 64 <= rows; row += 64) {
      sums = two_classes(x + row * 2, t + row, g + row * 2, all(divisor), sums, 4);
    }
    for (; row + 16 <= rows; row += 16) {
      sums = two_classes(x + row * 2, t + row, g + row * 2, all(divisor), sums, 1);
    }
  } else if (classes < 16) {
    for (; row + 16 * side_by_side <= rows; row += 16 * side_by_side) {
      const long at = (long)row * classes;
      sums = columns(x + at, t + row, g + at, all(divisor), sums, classes, side_by_side);
    }
  } else if (rows >= 2 * ROWS) {
    row = rows / ROWS * ROWS;
    if (classes <= 100) {
      sums = blocks_of_rows(x, t, g, all(divisor), rows / ROWS, classes);
    } else if ((long)rows * classes < 1 << 18) {
      sums = rows_in_line(x, t, g, divisor, row, classes, 0);
    } else {
      sums = rows_in_line(x, t, g, divisor, row, classes, 1);
    }
  }
  double sum = _mm512_reduce_add_pd(sums);
  for (; row < rows; row++) {
    const long at = (long)row * classes;
    sum += one_row(x + at, t[row], g + at, divisor, classes);
  }
  return (float)(sum / rows);
}

#define FUNCTIONS(classes)                                                                         \
  static __attribute__((noinline)) float rows_of_##classes(                                        \
      const float *x, const int *t, float *g, int rows) {                                          \
    return mean_loss(x, t, g, rows, classes);                                                      \
  }                                                                                                \
  static __attribute__((noinline)) float row_of_##classes(                                         \
      const float *x, const int *t, float *g, int rows) {                                          \
    return one_row(x, t[0], g, (float)rows, classes);                                              \
  }

FUNCTIONS(2)
FUNCTIONS(3)
FUNCTIONS(5)
FUNCTIONS(10)
FUNCTIONS(16)
FUNCTIONS(32)
FUNCTIONS(100)
FUNCTIONS(1000)

static const struct functions {
  int classes;
  loss_function *rows, *row;
} all_functions[] = {
  {2, rows_of_2, row_of_2},       {3, rows_of_3, row_of_3},       {5, rows_of_5, row_of_5},
  {10, rows_of_10, row_of_10},    {16, rows_of_16, row_of_16},    {32, rows_of_32, row_of_32},
  {100, rows_of_100, row_of_100}, {1000, rows_of_1000, row_of_1000},
};

static loss_function *function_for(const struct functions *functions, int rows) {
  return rows == 1 ? functions->row : functions->rows;
}

/* ---- The check ------------------------------------------------------------------------------ */

struct data {
  float *x, *g;
  int *t;
  void *memory[3];
};

static uint64_t random_state = 1;

static uint32_t random_bits(void) {
  random_state = random_state * 6364136223846793005u + 1442695040888963407u;
  return (uint32_t)(random_state >> 32);
}

static void *allocate(size_t bytes) {
  void *memory = aligned_alloc(4096, (bytes + 4095) / 4096 * 4096);
  if (!memory) {
    fprintf(stderr, "no memory for %zu bytes\n", bytes);
    exit(EXIT_FAILURE);
  }
  return memory;
}

/* Logits of a normal distribution, deviation 3; in whole numbers if rounded, for equal maxima. */
static struct data make_data(int rows, int classes, int shift, int rounded) {
  size_t values = (size_t)rows * classes;
  struct data data;
  data.memory[0] = allocate(values * sizeof(float) + shift);
  data.memory[1] = allocate(values * sizeof(float) + shift);
  data.memory[2] = allocate(rows * sizeof(int));
  data.x = (float *)((char *)data.memory[0] + shift);
  data.g = (float *)((char *)data.memory[1] + shift);
  data.t = data.memory[2];
  for (size_t i = 0; i < values; i++) {
    double sum = 0;
    for (int j = 0; j < 12; j++) sum += random_bits() * 0x1p-32;
    data.x[i] = (float)(rounded ? rint(3 * (sum - 6)) : 3 * (sum - 6));
  }
  for (int row = 0; row < rows; row++) data.t[row] = (int)(random_bits() % (uint32_t)classes);
  return data;
}

static void free_data(struct data *data) {
  for (int i = 0; i < 3; i++) free(data->memory[i]);
}

static double worse(double worst, double actual, double exact) {
  double error = actual == exact ? 0 : fabs(actual - exact) / fabs(exact);
  return error <= worst ? worst : error;
}

/* The worst relative error of the loss and of the gradient's entries. */
static double worst_error(const struct data *data, float loss, int rows, int classes) {
  double losses = 0, worst = 0;
  for (int row = 0; row < rows; row++) {
    const float *x = data->x + (size_t)row * classes, *g = data->g + (size_t)row * classes;
    int target = data->t[row];
    double maximum = -INFINITY, sum = 0, others = 0;
    for (int j = 0; j < classes; j++) maximum = fmax(maximum, x[j]);
    for (int j = 0; j < classes; j++) {
      sum += exp(x[j] - maximum);
      if (j != target) others += exp(x[j] - maximum);
    }
    losses += log(sum) + (maximum - x[target]);
    for (int j = 0; j < classes; j++) {
      double exact = (j == target ? -others : exp(x[j] - maximum)) / sum / rows;
      worst = worse(worst, g[j], exact);
    }
  }
  return worse(worst, loss, losses / rows);
}

/* Also of rows that are left over by every block, and of rows with equal maxima. */
static double check(const struct functions *functions, int rows, int shift) {
  double worst = 0;
  for (int i = 0; i < 4; i++) {
    int checked = rows > 1 && i % 2 ? 77 : rows;
    struct data data = make_data(checked, functions->classes, shift, i / 2);
    float loss = function_for(functions, rows)(data.x, data.t, data.g, checked);
    worst = fmax(worst, worst_error(&data, loss, checked, functions->classes));
    free_data(&data);
  }
  return worst;
}

/* ---- The times ------------------------------------------------------------------------------ */

enum { ROUNDS = 15 };
static const double ROUND_NANOSECONDS = 50e6;

static volatile float sink;

static double nanoseconds(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1e9 + time.tv_nsec;
}

static int ascending(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static double time_of(
    loss_function *function, const struct data *data, int rows, int classes, long calls) {
  double start = nanoseconds();
  for (long call = 0; call < calls; call++) {
    if (function) {
      sink = function(data->x, data->t, data->g, rows);
    } else {
      memcpy(data->g, data->x, (size_t)rows * classes * sizeof(float));
      __asm__ volatile("" ::: "memory");
    }
  }
  return nanoseconds() - start;
}

/* Of a memory copy if there is no function. */
static void measure(loss_function *function, const struct data *data, int rows, int classes) {
  double times[ROUNDS];
  long calls = 1;
  double took = 0;
  while ((took = time_of(function, data, rows, classes, calls)) < ROUND_NANOSECONDS / 4) calls *= 2;
  calls = (long)(calls * ROUND_NANOSECONDS / took) + 1;
  for (int i = 0; i < ROUNDS; i++) {
    times[i] = time_of(function, data, rows, classes, calls) / calls / rows;
  }
  qsort(times, ROUNDS, sizeof(double), ascending);
  printf(" %9.2f %9.2f", times[0], times[ROUNDS / 2]);
}

static void print_line(const struct functions *functions, int rows, int shift) {
  double worst = check(functions, rows, shift);
  struct data data = make_data(rows, functions->classes, shift, 0);
  memset(data.g, 0, (size_t)rows * functions->classes * sizeof(float));
  printf("%7d %6d", functions->classes, rows);
  measure(function_for(functions, rows), &data, rows, functions->classes);
  measure(NULL, &data, rows, functions->classes);
  printf("   %.1e\n", worst);
  fflush(stdout);
  free_data(&data);
}

int main(int count, char **arguments) {
  static const int numbers_of_rows[] = {64, 4096, 1};
  int classes = count > 1 ? atoi(arguments[1]) : 0, rows = count > 2 ? atoi(arguments[2]) : 0;
  int shift = count > 3 ? atoi(arguments[3]) : 0, lines = 0;
  if (rows < 0 || shift < 0 || shift % 4) {
    fprintf(stderr, "given %d rows, shift %d: must be 0 or more, a shift in fours\n", rows, shift);
    return EXIT_FAILURE;
  }
  printf("                 ns a row             copy         worst\n");
  printf("classes   rows     least    median     least    median   relative error\n");
  for (int i = 0; i < 3; i++) {
    for (size_t j = 0; j < sizeof(all_functions) / sizeof(all_functions[0]); j++) {
      if (classes && classes != all_functions[j].classes) continue;
      if (rows && i > 0) continue;
      print_line(&all_functions[j], rows ? rows : numbers_of_rows[i], shift);
      lines++;
    }
  }
  if (!lines) {
    fprintf(stderr, "given %d classes: there are 2, 3, 5, 10, 16, 32, 100, 1000\n", classes);
    return EXIT_FAILURE;
  }
  return EXIT_SUCCESS;
}
