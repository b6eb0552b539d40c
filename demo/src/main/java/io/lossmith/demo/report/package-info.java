/** What the report says: figures of a trained model, computed with generated classes. */
@NullMarked
package io.lossmith.demo.report;

import org.jspecify.annotations.NullMarked;
