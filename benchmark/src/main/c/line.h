/* 1000 classes: row after row. */
#ifndef LINE_H
#define LINE_H

#include "arithmetic.h"

INLINE __m512 load_last(const float *x, const int count) {
  return _mm512_mask_loadu_ps(all(-INFINITY), (__mmask16)((1u << count) - 1), x);
}

INLINE void store_last(float *g, const int count, __m512 values) {
  _mm512_mask_storeu_ps(g, (__mmask16)((1u << count) - 1), values);
}

/*
 * Rows of exponentials lie 5440 bytes apart: at a multiple of 4096, loads would wait for stores of
 * another row.
 */
enum { KEPT = 4, PITCH = 1360, AHEAD = 3 };

struct line {
  const float *x;
  const int *t;
  float *g;
  float divisor;
  float maximum[KEPT], rest[KEPT], factor[KEPT];
  float log_rest[ROWS] __attribute__((aligned(64))), below[ROWS] __attribute__((aligned(64)));
  float e[KEPT * PITCH] __attribute__((aligned(64)));
};

/*
 * Three rows in one loop, whose parts need different slots of the processor and wait for nothing of
 * each other: the maximum of row + 2, the exponentials of row, the products of row - 1.
 */
INLINE void three_rows(
    struct line *line, const long row, const int classes, const int next, const int this,
    const int last, const int fetch) {
  const int end = classes / 16 * 16, past = classes % 16;
  const int first = (row + 2) % KEPT, second = (row + KEPT) % KEPT, third = (row + KEPT - 1) % KEPT;
  const float *next_x = line->x + (row + 2) * classes, *x = line->x + row * classes;
  float *e = line->e + second * PITCH, *last_e = line->e + third * PITCH;
  float *g = line->g + (row - 1) * classes;
  __m512 maximum = all(this ? line->maximum[second] : 0.f);
  __m512 factor = all(last ? line->factor[third] : 0.f);
  __m512 sum = all(0.f), most = next && past ? load_last(next_x + end, past) : all(-INFINITY);
  unsigned count = 0;
  /*
   * Products begin in the middle of their row: logits and gradient often lie alike in their pages,
   * and a load waits for a store before it that has the same place in its page.
   */
  const int groups = end / (16 * TOGETHER) * (16 * TOGETHER);
  const int turn = end / (32 * TOGETHER) * (16 * TOGETHER);
#define VECTORS(together)                                                          \
  {                                                                                \
    __m512 distance[together], result[together];                                   \
    if (this) {                                                                    \
      UNROLL for (int i = 0; i < together; i++) {                                  \
        distance[i] = _mm512_sub_ps(_mm512_loadu_ps(x + j + 16 * i), maximum);     \
      }                                                                            \
      exponentials(distance, result, together);                                    \
    }                                                                              \
    UNROLL for (int i = 0; i < together; i++) {                                    \
      int at = j + 16 * i;                                                         \
      if (next) most = _mm512_max_ps(most, _mm512_loadu_ps(next_x + at));          \
      if (fetch) {                                                                 \
        _mm_prefetch((const char *)(x + at + AHEAD * classes), _MM_HINT_T0);       \
      }                                                                            \
      if (this) {                                                                  \
        _mm512_store_ps(e + at, result[i]);                                        \
        sum = _mm512_add_ps(sum, term(distance[i], result[i], &count));            \
      }                                                                            \
      if (last) {                                                                  \
        int far = j >= groups ? at : at < turn ? at + groups - turn : at - turn;   \
        __m512 product = _mm512_mul_ps(_mm512_load_ps(last_e + far), factor);      \
        _mm512_storeu_ps(g + far, product);                                        \
      }                                                                            \
    }                                                                              \
  }
  int j = 0;
  for (; j < groups; j += 16 * TOGETHER) VECTORS(TOGETHER)
  for (; j < end; j += 16) VECTORS(1)
  if (past && this) {
    __m512 distance = _mm512_sub_ps(load_last(x + end, past), maximum);
    __m512 result = exponential(distance);
    _mm512_store_ps(e + end, result);
    sum = _mm512_add_ps(sum, term(distance, result, &count));
  }
  if (past && last) store_last(g + end, past, _mm512_mul_ps(_mm512_load_ps(last_e + end), factor));
  if (last) {
    int target = line->t[row - 1];
    g[target] = ((last_e[target] - 1.f) - line->rest[third]) * line->factor[third];
  }
  if (next) line->maximum[first] = _mm512_reduce_max_ps(most);
  if (this) {
    /* lanes past the end count as below the maximum */
    int more = (classes + 15) / 16 * 16 - 1 - (int)count;
    float rest = _mm512_reduce_add_ps(sum) + (float)more;
    line->rest[second] = rest;
    line->factor[second] = 1.f / fmaf(line->divisor, rest, line->divisor);
    line->log_rest[row % ROWS] = rest;
    line->below[row % ROWS] = x[line->t[row]] - line->maximum[second];
  }
}

/* A multiple of 16 rows. Arrays that no cache near the core holds are fetched ahead. */
INLINE __m512d rows_in_line(
    const float *x, const int *t, float *g, float divisor, const int rows, const int classes,
    const int fetch) {
  struct line line = {.x = x, .t = t, .g = g, .divisor = divisor};
  __m512d sum = _mm512_setzero_pd();
  three_rows(&line, -2, classes, 1, 0, 0, 0);
  three_rows(&line, -1, classes, 1, 0, 0, 0);
  three_rows(&line, 0, classes, 1, 1, 0, 0);
  for (int row = 1; row < rows; row++) {
    if (row + 2 < rows) {
      three_rows(&line, row, classes, 1, 1, 1, fetch);
    } else {
      three_rows(&line, row, classes, 0, 1, 1, 0);
    }
    if (row % ROWS == ROWS - 1) {
      __m512 log1p_rest = logarithm(_mm512_load_ps(line.log_rest));
      sum = add_losses(sum, log1p_rest, _mm512_load_ps(line.below));
    }
  }
  three_rows(&line, rows, classes, 0, 0, 1, 0);
  return sum;
}

#endif
