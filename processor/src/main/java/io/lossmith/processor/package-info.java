/**
 * The annotation processor. A declaration is read, judged, turned into a spec, planned, emitted and
 * written; each stage is a package, and no stage knows a later one.
 */
@NullMarked
package io.lossmith.processor;

import org.jspecify.annotations.NullMarked;
