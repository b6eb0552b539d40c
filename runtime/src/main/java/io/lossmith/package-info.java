/** The annotation, and the interfaces that generated classes implement. */
package io.lossmith;
