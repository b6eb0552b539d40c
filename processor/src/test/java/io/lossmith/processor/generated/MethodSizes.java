package io.lossmith.processor.generated;

import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.ClassReader;

/** The bytecode of a class file's methods in bytes, to the byte. */
final class MethodSizes {
  private static final int INTERFACES = 6;
  private static final int SHORT = 2;
  private static final int INT = 4;

  private final ClassReader file;
  private final Map<String, Integer> sizes = new TreeMap<>();
  private int position;

  private MethodSizes(byte[] bytes) {
    file = new ClassReader(bytes);
    position = file.header + INTERFACES;
  }

  /** The sizes by name and descriptor. */
  static Map<String, Integer> of(byte[] classFile) {
    MethodSizes reader = new MethodSizes(classFile);
    int interfaces = reader.readShort();
    reader.position += interfaces * SHORT;
    reader.readMembers();
    reader.readMembers();
    return reader.sizes;
  }

  /** Fields and methods have the same form; only methods have code. */
  private void readMembers() {
    for (int members = readShort(); members > 0; members--) {
      readShort();
      String name = readName();
      String member = name + readName();
      for (int attributes = readShort(); attributes > 0; attributes--) {
        boolean isCode = readName().equals("Code");
        int length = file.readInt(position);
        position += INT;
        if (isCode) {
          // The greatest heights of the stack and of the locals come first.
          sizes.put(member, file.readInt(position + 2 * SHORT));
        }
        position += length;
      }
    }
  }

  private int readShort() {
    int value = file.readUnsignedShort(position);
    position += SHORT;
    return value;
  }

  private String readName() {
    String name = file.readUTF8(position, new char[file.getMaxStringLength()]);
    position += SHORT;
    return name;
  }
}
