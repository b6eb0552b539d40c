/** The constants of exponentials and logarithms. Not exported. */
package io.lossmith.polynomial;
