/* One row of any length up to 1024. */
#ifndef ONE_ROW_H
#define ONE_ROW_H

#include "arithmetic.h"

/* Returns the loss. Up to 112 classes the exponentials stay in registers. */
INLINE float one_row(const float *x, int target, float *g, float divisor, const int classes) {
  enum { MOST = 1024 };
  const int past = classes % 16, vectors = (classes + 15) / 16, unrolled = vectors <= 7;
  const int end = classes - past, step = unrolled ? vectors : TOGETHER;
  float kept[MOST] __attribute__((aligned(64)));
  __m512 e[7], sum = all(0.f), most[4];
  unsigned count = 0;
  UNROLL for (int i = 0; i < 4; i++) most[i] = all(-INFINITY);
  if (past) most[3] = load_last(x + end, past);
  int j = 0;
  UNROLL for (; j + 64 <= end; j += 64) {
    UNROLL for (int i = 0; i < 4; i++) {
      most[i] = _mm512_max_ps(most[i], _mm512_loadu_ps(x + j + 16 * i));
    }
  }
  UNROLL for (; j < end; j += 16) most[0] = _mm512_max_ps(most[0], _mm512_loadu_ps(x + j));
  most[0] = _mm512_max_ps(most[0], most[1]);
  most[2] = _mm512_max_ps(most[2], most[3]);
  float maximum = _mm512_reduce_max_ps(_mm512_max_ps(most[0], most[2]));
  int v = 0;
  for (; v + step <= (unrolled ? vectors : classes / 16); v += step) {
    __m512 distance[7];
    UNROLL for (int i = 0; i < step; i++) {
      const float *at = x + 16 * (v + i);
      const int whole = !unrolled || 16 * i < end;
      __m512 logits = whole ? _mm512_loadu_ps(at) : load_last(at, past);
      distance[i] = _mm512_sub_ps(logits, all(maximum));
    }
    exponentials(distance, e, step);
    UNROLL for (int i = 0; i < step; i++) {
      _mm512_store_ps(kept + 16 * (v + i), e[i]);
      sum = _mm512_add_ps(sum, term(distance[i], e[i], &count));
    }
  }
  if (!unrolled) {
    for (; v < vectors; v++) {
      const float *at = x + 16 * v;
      __m512 logits = 16 * v < end ? _mm512_loadu_ps(at) : load_last(at, past);
      __m512 distance = _mm512_sub_ps(logits, all(maximum)), result = exponential(distance);
      _mm512_store_ps(kept + 16 * v, result);
      sum = _mm512_add_ps(sum, term(distance, result, &count));
    }
  }
  float rest = _mm512_reduce_add_ps(sum) + (float)(16 * vectors - 1 - (int)count);
  float factor = 1.f / fmaf(divisor, rest, divisor);
  UNROLL for (j = 0; j < end; j += 16) {
    __m512 values = unrolled ? e[j / 16] : _mm512_load_ps(kept + j);
    _mm512_storeu_ps(g + j, _mm512_mul_ps(values, all(factor)));
  }
  if (past) {
    __m512 values = unrolled ? e[vectors - 1] : _mm512_load_ps(kept + end);
    store_last(g + end, past, _mm512_mul_ps(values, all(factor)));
  }
  g[target] = ((kept[target] - 1.f) - rest) * factor;
  return _mm512_cvtss_f32(logarithm(all(rest))) + (maximum - x[target]);
}

#endif
