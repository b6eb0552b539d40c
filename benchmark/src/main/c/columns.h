/* 2, 3, 5, 10 classes: a row a lane. */
#ifndef COLUMNS_H
#define COLUMNS_H

#include "arithmetic.h"

#define INDICES(f) \
  _mm512_setr_epi32(f(0), f(1), f(2), f(3), f(4), f(5), f(6), f(7), f(8), f(9), f(10), f(11), \
                    f(12), f(13), f(14), f(15))

/*
 * An odd number of vectors of consecutive values holds each column once in every lane (that of 10
 * classes as pairs), so blends bring a column together: lane l is rotated by l, bit after bit. One
 * permutation then puts its rows in order. Storing does the same backwards.
 */
INLINE __mmask16 lanes_rotated(const int classes, const int bit) {
  unsigned mask = 0;
  UNROLL for (int lane = 0; lane < LANES; lane++) {
    unsigned by = classes == 10 ? lane / 2 * 2 % 5 : lane % classes;
    mask |= (by >> bit & 1u) << lane;
  }
  return (__mmask16)mask;
}

INLINE void rotate(__m512 *v, const int count, const int classes, const int direction) {
  UNROLL for (int bit = 0; 1 << bit < count; bit++) {
    __m512 old[5];
    EACH old[i] = v[i];
    EACH {
      int from = (i + count + direction * (1 << bit)) % count;
      v[i] = blend(lanes_rotated(classes, bit), old[i], old[from]);
    }
  }
}

INLINE void load_columns(const float *x, __m512 *column, const int classes) {
  if (classes == 2) {
#define EVEN(lane) (2 * (lane))
#define ODD(lane) (2 * (lane) + 1)
    __m512 low = _mm512_loadu_ps(x), high = _mm512_loadu_ps(x + 16);
    column[0] = _mm512_permutex2var_ps(low, INDICES(EVEN), high);
    column[1] = _mm512_permutex2var_ps(low, INDICES(ODD), high);
  } else if (classes == 10) {
#define LEFT(lane) ((lane) / 8 * 16 + 2 * ((5 * ((lane) % 8) + j) % 8))
#define RIGHT(lane) (LEFT(lane) + 1)
    __m512 low[5], high[5];
    UNROLL for (int i = 0; i < 5; i++) {
      low[i] = _mm512_loadu_ps(x + 16 * i);
      high[i] = _mm512_loadu_ps(x + 16 * (5 + i));
    }
    rotate(low, 5, 10, -1);
    rotate(high, 5, 10, -1);
    UNROLL for (int j = 0; j < 5; j++) {
      int i = 2 * j % 5;
      column[2 * j] = _mm512_permutex2var_ps(low[i], INDICES(LEFT), high[i]);
      column[2 * j + 1] = _mm512_permutex2var_ps(low[i], INDICES(RIGHT), high[i]);
    }
  } else {
#define LANE_OF_ROW(row) ((classes * (row) + j) % 16)
    UNROLL for (int i = 0; i < classes; i++) column[i] = _mm512_loadu_ps(x + 16 * i);
    rotate(column, classes, classes, -1);
    UNROLL for (int j = 0; j < classes; j++) {
      column[j] = _mm512_permutexvar_ps(INDICES(LANE_OF_ROW), column[j]);
    }
  }
}

INLINE void store_columns(float *g, __m512 *column, const int classes) {
  if (classes == 2) {
#define LOW_ROWS(lane) ((lane) / 2 + (lane) % 2 * 16)
#define HIGH_ROWS(lane) (LOW_ROWS(lane) + 8)
    _mm512_storeu_ps(g, _mm512_permutex2var_ps(column[0], INDICES(LOW_ROWS), column[1]));
    _mm512_storeu_ps(g + 16, _mm512_permutex2var_ps(column[0], INDICES(HIGH_ROWS), column[1]));
  } else if (classes == 10) {
#define LOW_PAIRS(lane) (5 * ((lane) / 2 + 8 - j) % 8 + (lane) % 2 * 16)
#define HIGH_PAIRS(lane) (LOW_PAIRS(lane) + 8)
    __m512 low[5], high[5];
    UNROLL for (int j = 0; j < 5; j++) {
      int i = 2 * j % 5;
      low[i] = _mm512_permutex2var_ps(column[2 * j], INDICES(LOW_PAIRS), column[2 * j + 1]);
      high[i] = _mm512_permutex2var_ps(column[2 * j], INDICES(HIGH_PAIRS), column[2 * j + 1]);
    }
    rotate(low, 5, 10, 1);
    rotate(high, 5, 10, 1);
    UNROLL for (int i = 0; i < 5; i++) {
      _mm512_storeu_ps(g + 16 * i, low[i]);
      _mm512_storeu_ps(g + 16 * (5 + i), high[i]);
    }
  } else {
    /* the cube of an odd number is its inverse modulo 16 */
#define ROW_OF_LANE(lane) (((lane) + 16 - j) * (classes * classes * classes) % 16)
    UNROLL for (int j = 0; j < classes; j++) {
      column[j] = _mm512_permutexvar_ps(INDICES(ROW_OF_LANE), column[j]);
    }
    rotate(column, classes, classes, 1);
    UNROLL for (int i = 0; i < classes; i++) _mm512_storeu_ps(g + 16 * i, column[i]);
  }
}

#define BLOCKS UNROLL for (int b = 0; b < blocks; b++)

/*
 * 2 classes, blocks of 16 rows side by side: one exponential, that of the lesser logit; the
 * greater's is 1.
 */
INLINE __m512d two_classes(
    const float *x, const int *t, float *g, __m512 divisor, __m512d sum, const int blocks) {
  __m512 column[4][2], distance[4], rest[4], log1p_rest[4], entry[4];
  __mmask16 lesser_is_target[4], second_is_target[4];
  BLOCKS load_columns(x + 32 * b, column[b], 2);
  BLOCKS {
    __m512 difference = _mm512_sub_ps(column[b][0], column[b][1]);
    __m512i target = _mm512_loadu_si512(t + 16 * b);
    __m512i flipped = _mm512_xor_si512(ints(difference), _mm512_slli_epi32(target, 31));
    distance[b] = floats(_mm512_or_si512(ints(difference), ints(all(-0.f))));
    second_is_target[b] = _mm512_test_epi32_mask(target, target);
    lesser_is_target[b] = _mm512_movepi32_mask(flipped);
  }
  exponentials(distance, rest, blocks);
  BLOCKS {
    __m512 other = blend(lesser_is_target[b], rest[b], all(1.f));
    entry[b] = _mm512_mul_ps(other, gradient_factor(rest[b], divisor));
  }
  logarithms(rest, log1p_rest, blocks);
  BLOCKS {
    __m512 below = _mm512_maskz_mov_ps(lesser_is_target[b], distance[b]);
    sum = add_losses(sum, log1p_rest[b], below);
  }
  BLOCKS {
    __m512 minus = _mm512_sub_ps(all(0.f), entry[b]);
    column[b][0] = blend(second_is_target[b], minus, entry[b]);
    column[b][1] = blend(second_is_target[b], entry[b], minus);
    store_columns(g + 32 * b, column[b], 2);
  }
  return sum;
}

/*
 * 3 to 10 classes. The maximum is sorted out on the way up, so that an exponential is saved and the
 * rest is a plain sum; on the way down each class gets back what it had. Targets are found by
 * comparisons where there are few classes, otherwise by moving single values.
 */
INLINE __m512d columns(
    const float *x, const int *t, float *g, __m512 divisor, __m512d sum, const int classes,
    const int blocks) {
  const int compared = classes < 10, group = compared ? classes - 1 : 3;
  __m512 column[2][10], maximum[2], rest[2], below[2], at_target[2], log1p_rest[2], factor[2];
  __mmask16 is_target[2][10], raised[2][10];
  BLOCKS load_columns(x + 16 * classes * b, column[b], classes);
  if (compared) {
    BLOCKS below[b] = column[b][0];
    UNROLL for (int j = 0; j < classes; j++) BLOCKS {
      __m512i target = _mm512_loadu_si512(t + 16 * b);
      is_target[b][j] = _mm512_cmpeq_epi32_mask(target, _mm512_set1_epi32(j));
      below[b] = blend(is_target[b][j], below[b], column[b][j]);
    }
  } else {
    BLOCKS below[b] = gather(x + 16 * classes * b, t + 16 * b, classes);
  }
  BLOCKS maximum[b] = column[b][0];
  UNROLL for (int j = 1; j < classes; j++) BLOCKS {
    __m512 less = _mm512_min_ps(maximum[b], column[b][j]);
    raised[b][j] = _mm512_cmp_ps_mask(maximum[b], column[b][j], _CMP_LT_OQ);
    maximum[b] = _mm512_max_ps(maximum[b], column[b][j]);
    column[b][j] = less;
  }
  BLOCKS rest[b] = all(0.f);
  UNROLL for (int from = 1; from < classes; from += group) {
    __m512 e[8];
    BLOCKS UNROLL for (int i = 0; i < group; i++) {
      e[b * group + i] = _mm512_sub_ps(column[b][from + i], maximum[b]);
    }
    exponentials(e, e, group * blocks);
    BLOCKS UNROLL for (int i = 0; i < group; i++) {
      column[b][from + i] = e[b * group + i];
      rest[b] = _mm512_add_ps(rest[b], e[b * group + i]);
    }
  }
  BLOCKS factor[b] = gradient_factor(rest[b], divisor);
  BLOCKS {
    __m512 carried = all(1.f);
    UNROLL for (int j = classes - 1; j > 0; j--) {
      __m512 less = column[b][j];
      column[b][j] = blend(raised[b][j], less, carried);
      carried = blend(raised[b][j], carried, less);
    }
    column[b][0] = carried;
  }
  BLOCKS below[b] = _mm512_sub_ps(below[b], maximum[b]);
  if (compared) {
    BLOCKS at_target[b] = column[b][0];
    UNROLL for (int j = 1; j < classes; j++) BLOCKS {
      at_target[b] = blend(is_target[b][j], at_target[b], column[b][j]);
    }
  } else {
    exponentials(below, at_target, blocks);
  }
  logarithms(rest, log1p_rest, blocks);
  BLOCKS sum = add_losses(sum, log1p_rest[b], below[b]);
  BLOCKS {
    __m512 entry = target_entry(at_target[b], rest[b], factor[b]);
    UNROLL for (int j = 0; j < classes; j++) {
      column[b][j] = _mm512_mul_ps(column[b][j], factor[b]);
      if (compared) column[b][j] = blend(is_target[b][j], column[b][j], entry);
    }
    store_columns(g + 16 * classes * b, column[b], classes);
    if (!compared) scatter(g + 16 * classes * b, t + 16 * b, classes, entry);
  }
  return sum;
}

#endif
