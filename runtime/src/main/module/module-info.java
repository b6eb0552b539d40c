/** The annotation, the calling interfaces and the kernels that generated losses call. */
module io.lossmith.runtime {
  // Only where the JVM was started with it: without, scalar code serves.
  requires static jdk.incubator.vector;

  exports io.lossmith;
  exports io.lossmith.kernel;
}
