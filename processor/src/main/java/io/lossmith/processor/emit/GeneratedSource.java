package io.lossmith.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.SortedMap;

/**
 * A generated class and what its file imports besides types.
 *
 * @param packageName its package
 * @param type the class
 * @param staticImports the methods that it calls without their class's name
 */
public record GeneratedSource(
    String packageName, TypeSpec type, SortedMap<ClassName, List<String>> staticImports) {}
