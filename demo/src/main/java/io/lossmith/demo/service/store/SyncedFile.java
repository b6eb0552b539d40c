package io.lossmith.demo.service.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A file that grows at its end, and can be told to be on disk. */
interface SyncedFile extends Closeable {

  /** Writes all of a buffer at the end. */
  void append(ByteBuffer bytes) throws IOException;

  /** Returns when all that was written would survive a power failure. */
  void sync() throws IOException;
}
