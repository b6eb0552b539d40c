/** A service around a model that goes on learning: all of it but HTTP. */
@NullMarked
package io.lossmith.demo.service;

import org.jspecify.annotations.NullMarked;
