package io.lossmith.demo.service.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file of the file system. */
final class ChannelFile implements SyncedFile {
  private final FileChannel channel;

  private ChannelFile(FileChannel channel) {
    this.channel = channel;
  }

  /** Opens a file that exists, to write at its end. */
  static ChannelFile open(Path file) throws IOException {
    return new ChannelFile(
        FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND));
  }

  @Override
  public void append(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  @Override
  public void sync() throws IOException {
    // Not the times of the file, but its length: what is needed to read it all.
    channel.force(false);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
