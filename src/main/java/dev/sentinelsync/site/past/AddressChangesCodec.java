package dev.sentinelsync.site.past;

import dev.sentinelsync.site.past.VanishedPage.Subject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The stored form of {@link AddressChanges}; the commit id is the key that it is stored under.
 * Texts have their length in bytes before them, since descriptions may be long.
 */
public final class AddressChangesCodec {

  private AddressChangesCodec() {}

  /** The stored form. */
  public static byte[] encode(AddressChanges changes) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeLong(changes.committedAt());
      out.writeBoolean(changes.olderVersions());
      out.writeInt(changes.vanished().size());
      for (VanishedPage page : changes.vanished()) {
        Subject subject = page.subject();
        write(out, page.address(), page.page(), subject.name(), subject.description());
        write(out, subject.id(), subject.query(), page.movedTo());
      }
      out.writeInt(changes.appeared().size());
      for (Map.Entry<String, String> page : changes.appeared().entrySet()) {
        write(out, page.getKey(), page.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  /** Reads the stored form; what cannot be read counts as absent. */
  public static Optional<AddressChanges> decode(String commit, byte[] stored) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(stored))) {
      long committedAt = in.readLong();
      boolean olderVersions = in.readBoolean();
      List<VanishedPage> vanished = new ArrayList<>();
      for (int left = count(in); left > 0; left--) {
        String address = read(in);
        String page = read(in);
        Subject subject = new Subject(read(in), read(in), read(in), read(in));
        vanished.add(new VanishedPage(address, page, subject, read(in)));
      }
      SortedMap<String, String> appeared = new TreeMap<>();
      for (int left = count(in); left > 0; left--) {
        appeared.put(read(in), read(in));
      }
      if (in.read() >= 0) {
        return Optional.empty();
      }
      return Optional.of(
          new AddressChanges(commit, committedAt, olderVersions, vanished, appeared));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static void write(DataOutputStream out, String... texts) throws IOException {
    for (String text : texts) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      out.writeInt(bytes.length);
      out.write(bytes);
    }
  }

  private static int count(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count < 0) {
      throw new IOException("a negative number of pages");
    }
    return count;
  }

  private static String read(DataInputStream in) throws IOException {
    int length = in.readInt();
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("a text is cut short");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
