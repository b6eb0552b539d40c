package io.lossmith;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the calling interfaces say for generated classes of specs that ignore no target. */
class NothingIgnoredTest {

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -100, -1, 0, 1, Integer.MAX_VALUE})
  void noTargetIsIgnored(int target) {
    assertThat(defaults(ExampleLoss.class).ignores(target)).isFalse();
    assertThat(defaults(BatchLoss.class).ignores(target)).isFalse();
    assertThat(defaults(RowLosses.class).ignores(target)).isFalse();
  }

  private static <T> T defaults(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, InvocationHandler::invokeDefault));
  }
}
