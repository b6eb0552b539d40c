/** PyTorch's C++ library through Bytedeco's presets. */
@NullMarked
package io.lossmith.benchmark.pytorch;

import org.jspecify.annotations.NullMarked;
