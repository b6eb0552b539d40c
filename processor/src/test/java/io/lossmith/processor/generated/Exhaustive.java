package io.lossmith.processor.generated;

import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * How much is tried: a sample by default, far more with the system property {@code
 * lossmith.exhaustive}. As a lifecycle hook it multiplies the tries of a property.
 */
final class Exhaustive implements AroundPropertyHook {
  private static final int FACTOR = 40;

  /** Made by jqwik. */
  Exhaustive() {}

  /** The first number by default, the second one if everything is to be tried. */
  static int choose(int sampled, int exhaustive) {
    return Boolean.getBoolean("lossmith.exhaustive") ? exhaustive : sampled;
  }

  @Override
  public PropagationMode propagateTo() {
    return PropagationMode.ALL_DESCENDANTS;
  }

  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) {
    context
        .attributes()
        .tries()
        .ifPresent(tries -> context.attributes().setTries(choose(tries, tries * FACTOR)));
    return property.execute();
  }
}
