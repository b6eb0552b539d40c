package io.lossmith;

import io.lossmith.kernel.Vectors;
import java.util.Objects;

/**
 * What this JVM runs losses with, and how to have it ready before the first request.
 *
 * <p>SIMD kernels serve where the JVM was started with {@code --add-modules jdk.incubator.vector}
 * and compiles with HotSpot's C2. Until they are compiled themselves, which takes some seconds on a
 * thread in the background, scalar code serves; results are the same bits either way. Losses in
 * float and in double have kernels of their own, compiled on first use; those in double need
 * vectors of 256 bits or more. The choice is made once and logged once, to the {@link
 * System.Logger} named {@code io.lossmith}.
 *
 * <p>The system property {@code lossmith.simd} states otherwise: {@code off} for scalar code only,
 * {@code on} for SIMD kernels at once, even where they are not compiled or not faster. Anything
 * else, and no property, is {@code auto}, as above.
 *
 * <p>Safe for any number of threads.
 */
public final class Lossmith {

  private Lossmith() {}

  /**
   * What serves calls now.
   *
   * @return {@link Backend#SCALAR} until all SIMD kernels in use are compiled, and where there are
   *     none
   */
  public static Backend backend() {
    return Vectors.backend();
  }

  /**
   * Why calls are served as they are, in one sentence for a log or a status page.
   *
   * @return for example {@code SIMD is off: start the JVM with --add-modules jdk.incubator.vector}
   */
  public static String backendReason() {
    return Vectors.reason();
  }

  /**
   * Warms up each object, which waits until the SIMD kernels in use are compiled, or have turned
   * out not to be worth it; an object without kernels waits for none. After it returns, calls run
   * code that is compiled and linked; see {@link WarmUp}.
   *
   * @param losses objects of generated classes, each to be used by no other thread meanwhile; of
   *     none, it only waits for the kernels
   */
  public static void warmUp(WarmUp... losses) {
    for (WarmUp loss : losses) {
      Objects.requireNonNull(loss, "losses holds null");
    }
    if (losses.length == 0) {
      Vectors.awaitReady();
    }
    for (WarmUp loss : losses) {
      loss.warmUp();
    }
  }
}
