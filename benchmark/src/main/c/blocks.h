/* 16, 32, 100 classes: blocks of 16 rows, a class a lane. */
#ifndef BLOCKS_H
#define BLOCKS_H

#include "arithmetic.h"

enum operation { MAXIMUM, SUM };

INLINE __m512 either(const enum operation operation, __m512 a, __m512 b) {
  return operation == SUM ? _mm512_add_ps(a, b) : _mm512_max_ps(a, b);
}

/* Four vectors to one that holds, in group k of four lanes, what is left of vector k. */
INLINE __m512 merge_rows(const enum operation operation, const __m512 *v) {
  __m512 half[2];
  UNROLL for (int i = 0; i < 2; i++) {
    __m512 a = v[2 * i], b = v[2 * i + 1];
    half[i] = either(operation, blend(0xff00, a, b), _mm512_shuffle_f32x4(a, b, 0x4e));
  }
  return either(operation, _mm512_shuffle_f32x4(half[0], half[1], 0x88),
                _mm512_shuffle_f32x4(half[0], half[1], 0xdd));
}

/* Four of those to one that holds, in lane i of a group, what is left of the group in vector i. */
INLINE __m512 merge_groups(const enum operation operation, const __m512 *v) {
  __m512 half[2];
  UNROLL for (int i = 0; i < 2; i++) {
    __m512 a = v[2 * i], b = v[2 * i + 1];
    half[i] = either(operation, blend(0xcccc, a, b), _mm512_shuffle_ps(a, b, 0x4e));
  }
  return either(operation, _mm512_shuffle_ps(half[0], half[1], 0x88),
                _mm512_shuffle_ps(half[0], half[1], 0xdd));
}

/* Lane i of each group of four, in all four lanes. */
#define IN_GROUPS(v, i) _mm512_shuffle_ps(v, v, (i) * 0x55)

/* The last four classes of four rows four apart: one vector instead of four nearly empty ones. */
INLINE __m512 load_tails(const float *x, const int classes) {
  const float *at = x + classes - 4;
  __m512 tails = _mm512_castps128_ps512(_mm_loadu_ps(at));
  tails = _mm512_insertf32x4(tails, _mm_loadu_ps(at + 4 * classes), 1);
  tails = _mm512_insertf32x4(tails, _mm_loadu_ps(at + 8 * classes), 2);
  return _mm512_insertf32x4(tails, _mm_loadu_ps(at + 12 * classes), 3);
}

INLINE void store_tails(float *g, const int classes, __m512 tails) {
  float *at = g + classes - 4;
  _mm_storeu_ps(at, _mm512_castps512_ps128(tails));
  _mm_storeu_ps(at + 4 * classes, _mm512_extractf32x4_ps(tails, 1));
  _mm_storeu_ps(at + 8 * classes, _mm512_extractf32x4_ps(tails, 2));
  _mm_storeu_ps(at + 12 * classes, _mm512_extractf32x4_ps(tails, 3));
}

/* What a block keeps between the stages; the exponentials in the order they are made in. */
struct block {
  float maximum[ROWS] __attribute__((aligned(64)));
  float target_logit[ROWS] __attribute__((aligned(64)));
  float factor[ROWS] __attribute__((aligned(64)));
  float entry[ROWS] __attribute__((aligned(64)));
  float e[ROWS * 100] __attribute__((aligned(64)));
};

/* The three stages, each for rows i, i + 4, i + 8, i + 12; x and g are where row i begins. */

INLINE __m512 four_maxima(const float *x, const int classes) {
  __m512 most[4];
  UNROLL for (int k = 0; k < 4; k++) {
    most[k] = _mm512_loadu_ps(x + 4 * k * classes);
    UNROLL for (int j = 16; j + 16 <= classes; j += 16) {
      most[k] = _mm512_max_ps(most[k], _mm512_loadu_ps(x + 4 * k * classes + j));
    }
  }
  __m512 four = merge_rows(MAXIMUM, most);
  return classes % 16 ? _mm512_max_ps(four, load_tails(x, classes)) : four;
}

INLINE __m512 four_rests(
    const float *x, float *e, const float *maximum, const int i, unsigned *count,
    const int classes) {
  const int vectors = classes / 16;
  __m512 sum[4];
  UNROLL for (int from = 0; from < 4 * vectors; from += TOGETHER) {
    __m512 distance[TOGETHER], result[TOGETHER];
    UNROLL for (int v = 0; v < TOGETHER; v++) {
      int k = (from + v) / vectors, j = (from + v) % vectors * 16;
      __m512 logits = _mm512_loadu_ps(x + 4 * k * classes + j);
      distance[v] = _mm512_sub_ps(logits, all(maximum[i + 4 * k]));
    }
    exponentials(distance, result, TOGETHER);
    UNROLL for (int v = 0; v < TOGETHER; v++) {
      int k = (from + v) / vectors, j = (from + v) % vectors;
      __m512 more = term(distance[v], result[v], count);
      _mm512_store_ps(e + 16 * (from + v), result[v]);
      sum[k] = j ? _mm512_add_ps(sum[k], more) : more;
    }
  }
  __m512 four = merge_rows(SUM, sum);
  if (classes % 16) {
    __m512 maxima = _mm512_load_ps(maximum);
    __m512 distance = _mm512_sub_ps(load_tails(x, classes), IN_GROUPS(maxima, i));
    __m512 result = exponential(distance);
    _mm512_store_ps(e + 64 * vectors, result);
    four = _mm512_add_ps(four, term(distance, result, count));
  }
  return four;
}

INLINE void four_gradients(
    const float *e, float *g, const float *factor, const int i, const int classes) {
  const int vectors = classes / 16;
  UNROLL for (int k = 0; k < 4; k++) {
    UNROLL for (int j = 0; j < vectors; j++) {
      __m512 values = _mm512_load_ps(e + 16 * (vectors * k + j));
      values = _mm512_mul_ps(values, all(factor[i + 4 * k]));
      _mm512_storeu_ps(g + 4 * k * classes + 16 * j, values);
    }
  }
  if (classes % 16) {
    __m512 factors = _mm512_load_ps(factor);
    __m512 tails = _mm512_load_ps(e + 64 * vectors);
    store_tails(g, classes, _mm512_mul_ps(tails, IN_GROUPS(factors, i)));
  }
}

/* Of each row, how many equal its maximum, but one: hardly ever any. */
static __attribute__((noinline)) __m512 more_maxima(
    const float *x, const float *maximum, const int classes) {
  float more[ROWS];
  for (int row = 0; row < ROWS; row++) {
    more[row] = -1;
    for (int j = 0; j < classes; j++) more[row] += x[row * classes + j] == maximum[row];
  }
  return _mm512_loadu_ps(more);
}

/*
 * Three blocks at once, so that none has to wait for its merge trees, its logarithms and its
 * division: the maxima of the next, the exponentials of this, the products of the last.
 */
INLINE __m512d block(
    const float *x, const int *t, float *g, __m512 divisor, __m512d sum, struct block *next,
    struct block *this, struct block *last, const int classes) {
  const float *next_x = x + ROWS * classes;
  float *last_g = g - ROWS * classes;
  __m512 most[4], rests[4];
  unsigned count = 0;
  if (next) _mm512_store_ps(next->target_logit, gather(next_x, t + ROWS, classes));
  UNROLL for (int i = 0; i < 4; i++) {
    const int row = i * classes, four = 4 * i * classes;
    if (next) most[i] = four_maxima(next_x + row, classes);
    if (this) rests[i] = four_rests(x + row, this->e + four, this->maximum, i, &count, classes);
    if (last) four_gradients(last->e + four, last_g + row, last->factor, i, classes);
  }
  if (last) scatter(last_g, t - ROWS, classes, _mm512_load_ps(last->entry));
  if (next) _mm512_store_ps(next->maximum, merge_groups(MAXIMUM, most));
  if (this) {
    __m512 rest = merge_groups(SUM, rests);
    if (__builtin_expect(count != (unsigned)(ROWS * (classes - 1)), 0)) {
      rest = _mm512_add_ps(rest, more_maxima(x, this->maximum, classes));
    }
    __m512 factor = gradient_factor(rest, divisor);
    __m512 target_logit = _mm512_load_ps(this->target_logit);
    __m512 below = _mm512_sub_ps(target_logit, _mm512_load_ps(this->maximum));
    _mm512_store_ps(this->factor, factor);
    _mm512_store_ps(this->entry, target_entry(exponential(below), rest, factor));
    sum = add_losses(sum, logarithm(rest), below);
  }
  return sum;
}

/* Two blocks or more. */
INLINE __m512d blocks_of_rows(
    const float *x, const int *t, float *g, __m512 divisor, const int blocks, const int classes) {
  const long step = ROWS * classes;
  /* The next block's maxima are kept while the last one's exponentials still are. */
  struct block kept[2];
  __m512d sum = _mm512_setzero_pd();
  block(x - step, t - ROWS, g - step, divisor, sum, &kept[0], NULL, NULL, classes);
  sum = block(x, t, g, divisor, sum, &kept[1], &kept[0], NULL, classes);
  for (int b = 1; b < blocks; b++) {
    struct block *this = &kept[b % 2], *other = &kept[(b + 1) % 2];
    x += step, t += ROWS, g += step;
    if (b + 1 < blocks) {
      sum = block(x, t, g, divisor, sum, other, this, other, classes);
    } else {
      sum = block(x, t, g, divisor, sum, NULL, this, other, classes);
    }
  }
  block(x + step, t + ROWS, g + step, divisor, sum, NULL, NULL, &kept[(blocks - 1) % 2], classes);
  return sum;
}

#endif
