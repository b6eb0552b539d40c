/* Arithmetic of 16 lanes: exponentials, logarithms, and what becomes of a row's sum. */
#ifndef ARITHMETIC_H
#define ARITHMETIC_H

#include <immintrin.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

#define INLINE static inline __attribute__((always_inline))
#define UNROLL _Pragma("GCC unroll 16")

enum { LANES = 16, ROWS = 16, TOGETHER = 4 };

INLINE __m512 all(float value) { return _mm512_set1_ps(value); }
INLINE __m512i ints(__m512 value) { return _mm512_castps_si512(value); }
INLINE __m512 floats(__m512i value) { return _mm512_castsi512_ps(value); }
INLINE __m512 blend(__mmask16 mask, __m512 off, __m512 on) {
  return _mm512_mask_blend_ps(mask, off, on);
}

#define EACH UNROLL for (int i = 0; i < count; i++)

/*
 * exp(x) for x <= 0. Several vectors step by step: they depend on nothing of each other, and the
 * processor's window is too short to find that by itself. 2^n is added to the exponent as an
 * integer, which saves a product; results below 2^-102 are 0.
 */
INLINE void exponentials(const __m512 *x, __m512 *result, const int count) {
  const __m512 rounder = all(0x1.8p23f);
  __m512 shifted[8], n[8], r[8], p[8];
  EACH shifted[i] = _mm512_fmadd_ps(x[i], all(0x1.715476p0f), rounder);
  EACH n[i] = _mm512_sub_ps(shifted[i], rounder);
  EACH r[i] = _mm512_fmadd_ps(n[i], all(-0x1.62e43p-1f), x[i]);
  EACH r[i] = _mm512_fmadd_ps(n[i], all(0x1.05c61p-29f), r[i]);
  EACH p[i] = _mm512_fmadd_ps(all(0x1.6aaccp-10f), r[i], all(0x1.125882p-7f));
  EACH p[i] = _mm512_fmadd_ps(p[i], r[i], all(0x1.5558f8p-5f));
  EACH p[i] = _mm512_fmadd_ps(p[i], r[i], all(0x1.55545ap-3f));
  EACH p[i] = _mm512_fmadd_ps(p[i], r[i], all(0x1.fffffap-2f));
  EACH p[i] = _mm512_fmadd_ps(p[i], r[i], all(1.f));
  EACH p[i] = _mm512_fmadd_ps(p[i], r[i], all(1.f));
  EACH {
    __mmask16 near = _mm512_cmp_ps_mask(x[i], all(-0x1.1acdd6p6f), _CMP_NLT_UQ);
    __m512i power = _mm512_slli_epi32(ints(shifted[i]), 23);
    result[i] = floats(_mm512_maskz_add_epi32(near, ints(p[i]), power));
  }
}

INLINE __m512 exponential(__m512 x) {
  __m512 result;
  exponentials(&x, &result, 1);
  return result;
}

/* log(1 + x) for x >= 0 */
INLINE void logarithms(const __m512 *x, __m512 *result, const int count) {
  __m512 k[4], f[4], square[4], odd[4], even[4];
  EACH {
    __m512i above_break = _mm512_sub_epi32(ints(_mm512_add_ps(x[i], all(1.f))), ints(all(0.779f)));
    __m512i exponent = _mm512_and_si512(above_break, _mm512_set1_epi32((int)0xff800000));
    __m512 scale = floats(_mm512_sub_epi32(ints(all(1.f)), exponent));
    k[i] = _mm512_cvtepi32_ps(_mm512_srai_epi32(above_break, 23));
    f[i] = _mm512_fmadd_ps(x[i], scale, _mm512_sub_ps(scale, all(1.f)));
  }
  EACH square[i] = _mm512_mul_ps(f[i], f[i]);
  EACH odd[i] = _mm512_fmadd_ps(all(0x1.56d28ep-4f), square[i], all(0x1.2996a8p-3f));
  EACH even[i] = _mm512_fmadd_ps(all(-0x1.dd47f8p-6f), square[i], all(-0x1.fbc172p-4f));
  EACH odd[i] = _mm512_fmadd_ps(odd[i], square[i], all(0x1.9986b4p-3f));
  EACH even[i] = _mm512_fmadd_ps(even[i], square[i], all(-0x1.5667e8p-3f));
  EACH odd[i] = _mm512_fmadd_ps(odd[i], square[i], all(0x1.555544p-2f));
  EACH even[i] = _mm512_fmadd_ps(even[i], square[i], all(-0x1.fff7eap-3f));
  EACH odd[i] = _mm512_fmadd_ps(even[i], f[i], odd[i]);
  EACH odd[i] = _mm512_fmadd_ps(odd[i], f[i], all(-0x1.000002p-1f));
  EACH odd[i] = _mm512_fmadd_ps(f[i], _mm512_mul_ps(f[i], odd[i]), f[i]);
  EACH result[i] = _mm512_fmadd_ps(k[i], all(0x1.62e43p-1f), odd[i]);
}

INLINE __m512 logarithm(__m512 x) {
  __m512 result;
  logarithms(&x, &result, 1);
  return result;
}

/*
 * "rest" is the sum of a row's exponentials without one maximum, "below" how far a target's logit
 * lies below the maximum, as a number that is not positive.
 */

INLINE __m512d add_losses(__m512d sum, __m512 log1p_rest, __m512 below) {
  __m512 losses = _mm512_sub_ps(log1p_rest, below);
  __m512d low = _mm512_cvtps_pd(_mm512_castps512_ps256(losses));
  __m512d high = _mm512_cvtps_pd(_mm512_extractf32x8_ps(losses, 1));
  return _mm512_add_pd(sum, _mm512_add_pd(low, high));
}

INLINE __m512 gradient_factor(__m512 rest, __m512 divisor) {
  return _mm512_div_ps(all(1.f), _mm512_fmadd_ps(divisor, rest, divisor));
}

INLINE __m512 target_entry(__m512 target_exponential, __m512 rest, __m512 factor) {
  __m512 entry = _mm512_sub_ps(_mm512_sub_ps(target_exponential, all(1.f)), rest);
  return _mm512_mul_ps(entry, factor);
}

/* What a row's exponentials add to its rest; counts those that are not the maximum's. */
INLINE __m512 term(__m512 distance, __m512 e, unsigned *count) {
  __mmask16 below = _mm512_test_epi32_mask(ints(distance), ints(distance));
  *count += (unsigned)_mm_popcnt_u32(below);
  return _mm512_maskz_mov_ps(below, e);
}

/* Values at the targets of 16 rows, moved in integer registers: no slot of a vector is taken. */

INLINE __m512 gather(const float *values, const int *targets, const int classes) {
  int32_t bits[ROWS] __attribute__((aligned(64)));
  UNROLL for (int row = 0; row < ROWS; row++) {
    memcpy(&bits[row], values + row * classes + targets[row], 4);
  }
  __asm__("" : "+m"(bits)); /* or they would be inserted into vectors one by one */
  return _mm512_load_ps(bits);
}

INLINE void scatter(float *values, const int *targets, const int classes, __m512 entries) {
  int32_t bits[ROWS] __attribute__((aligned(64)));
  _mm512_store_ps(bits, entries);
  __asm__("" : "+m"(bits));
  UNROLL for (int row = 0; row < ROWS; row++) {
    memcpy(values + row * classes + targets[row], &bits[row], 4);
  }
}

#endif
