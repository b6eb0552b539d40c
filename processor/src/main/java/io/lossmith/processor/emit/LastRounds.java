package io.lossmith.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The rounds that end a warm-up. They call as a caller that is not compiled does, so that what
 * serves it is linked and at hand.
 */
public final class LastRounds {

  /** By what the last rounds call the methods of an interface. */
  static final String CALLER = "caller";

  private LastRounds() {}

  /**
   * Of a class that callers know by itself.
   *
   * @param calls the calls of a round
   */
  public static CodeBlock of(List<CodeBlock> calls) {
    return of(calls, CodeBlock.of(""));
  }

  /** As above, where something differs from round to round. */
  static CodeBlock of(List<CodeBlock> calls, CodeBlock varied) {
    return rounds(CodeBlock.of("\n"), calls, varied);
  }

  /**
   * Of a class that callers know by an interface: the calls of its methods are by {@link #CALLER}.
   */
  static CodeBlock by(Type superinterface, List<CodeBlock> calls, CodeBlock varied) {
    CodeBlock caller =
        CodeBlock.builder()
            .add(" They find it where callers\n")
            .add(
                "// do, in the class's table of an interface's methods: nothing else has read it.\n")
            .addStatement("$T $L = this", superinterface, CALLER)
            .build();
    return rounds(caller, calls, varied);
  }

  private static CodeBlock rounds(CodeBlock caller, List<CodeBlock> calls, CodeBlock varied) {
    List<CodeBlock> reversed = new ArrayList<>(calls);
    Collections.reverse(reversed);
    return CodeBlock.builder()
        .add(
            "// What HotSpot compiled with the loop above is none of a caller's: interpreted, the\n")
        .add("// last rounds run each method as it was compiled on its own.")
        .add(caller)
        .beginControlFlow(
            "for (int round = 0; round < $T.LAST_ROUNDS; round++)", Kernel.STEADY_STATE)
        .add(varied)
        .add(CodeBlock.join(reversed, ""))
        .endControlFlow()
        .build();
  }
}
