/** The annotation, the calling interfaces and the scalar kernels that generated losses call. */
module io.lossmith.runtime {
  exports io.lossmith;
  exports io.lossmith.kernel;
}
