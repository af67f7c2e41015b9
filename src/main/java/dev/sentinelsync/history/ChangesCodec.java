package dev.sentinelsync.history;

import dev.sentinelsync.source.FileChange;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The stored form of {@link CommitChanges}: committer time, whether the changes are known, their
 * number, and for each the path and both blob ids. The commit id is the key that it is stored
 * under.
 */
public final class ChangesCodec {

  private static final HexFormat HEX = HexFormat.of();

  private ChangesCodec() {}

  /** The stored form. */
  public static byte[] encode(CommitChanges changes) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(16 + 128 * changes.files().size());
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeLong(changes.committedAt());
      out.writeBoolean(changes.complete());
      out.writeInt(changes.files().size());
      for (FileChange file : changes.files()) {
        out.writeUTF(file.path());
        writeBlob(out, file.oldBlob());
        writeBlob(out, file.newBlob());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  /** Reads the stored form; what cannot be read counts as absent. */
  public static Optional<CommitChanges> decode(String commit, byte[] stored) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(stored))) {
      long committedAt = in.readLong();
      boolean complete = in.readBoolean();
      List<FileChange> files = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        files.add(new FileChange(in.readUTF(), readBlob(in), readBlob(in)));
      }
      return Optional.of(new CommitChanges(commit, committedAt, complete, files));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static void writeBlob(DataOutputStream out, String blob) throws IOException {
    byte[] id = blob == null ? new byte[0] : HEX.parseHex(blob);
    out.writeByte(id.length);
    out.write(id);
  }

  private static String readBlob(DataInputStream in) throws IOException {
    byte[] id = new byte[in.readUnsignedByte()];
    in.readFully(id);
    return id.length == 0 ? null : HEX.formatHex(id);
  }
}
