/** ONNX Runtime, given graphs that are built here. */
@NullMarked
package io.lossmith.benchmark.onnx;

import org.jspecify.annotations.NullMarked;
