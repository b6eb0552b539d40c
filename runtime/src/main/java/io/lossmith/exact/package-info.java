/**
 * Exact arithmetic behind the public API. The module does not export this package: nothing outside
 * the runtime, generated code included, may come to depend on it.
 */
package io.lossmith.exact;
