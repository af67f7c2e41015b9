package dev.sentinelsync.pipeline.ledger;

import dev.sentinelsync.catalog.graph.FactKey;
import dev.sentinelsync.catalog.graph.Fingerprint;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The stored form of what a page read: a format number, then key and fingerprint in turn. A key is
 * its family and its identifier; a suffix of the family names the kind of key.
 */
final class ReadsCodec {

  private static final int FORMAT = 1;

  private static final String MEMBERS = "*";
  private static final String COUNT = "#";
  private static final String WHOLE = "+";

  private ReadsCodec() {}

  /** The stored form of a page's reads. */
  static byte[] encode(PageLedger.Entry page) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * page.keys().length + 8);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(FORMAT);
      out.writeInt(page.keys().length);
      for (int i = 0; i < page.keys().length; i++) {
        write(out, family(page.keys()[i]));
        write(out, page.keys()[i].id());
        out.writeLong(page.prints()[2 * i]);
        out.writeLong(page.prints()[2 * i + 1]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  /** As {@link DataOutputStream#writeUTF}, which looks at each character alone, also at ASCII. */
  private static void write(DataOutputStream out, String text) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    boolean ascii = utf8.length == text.length() && text.indexOf('\0') < 0;
    if (!ascii || utf8.length > 0xFFFF) {
      out.writeUTF(text);
      return;
    }
    out.writeShort(utf8.length);
    out.write(utf8);
  }

  /**
   * Reads the stored form.
   *
   * @param interned the keys of the pages read before: they share one instance
   * @throws IllegalArgumentException if the bytes are not of this format; the page is then rendered
   *     again
   */
  static Map<FactKey, Fingerprint> decode(byte[] bytes, Map<FactKey, FactKey> interned) {
    Map<FactKey, Fingerprint> reads = new TreeMap<>();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readByte() != FORMAT) {
        throw new IllegalArgumentException("unknown format of recorded reads");
      }
      for (int left = in.readInt(); left > 0; left--) {
        FactKey key = key(in.readUTF(), in.readUTF());
        reads.put(
            interned.computeIfAbsent(key, same -> same),
            new Fingerprint(in.readLong(), in.readLong()));
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("recorded reads are cut short", e);
    }
    return reads;
  }

  /** Identifiers of facts as they are stored. */
  static final class Ids {

    private final Map<Integer, Map<ByteBuffer, String>> byLength = new HashMap<>();

    Ids(Collection<String> ids) {
      for (String id : ids) {
        byte[] stored = stored(id);
        byLength
            .computeIfAbsent(stored.length, same -> new HashMap<>())
            .put(ByteBuffer.wrap(stored), id);
      }
    }

    private static byte[] stored(String id) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (DataOutputStream out = new DataOutputStream(bytes)) {
        write(out, id);
      } catch (IOException e) {
        throw new UncheckedIOException("writing to memory failed", e);
      }
      return Arrays.copyOfRange(bytes.toByteArray(), Short.BYTES, bytes.size());
    }

    private String find(byte[] bytes, int from, int length) {
      Map<ByteBuffer, String> ofLength = byLength.get(length);
      return ofLength == null ? null : ofLength.get(ByteBuffer.wrap(bytes, from, length));
    }
  }

  /**
   * Reads some of the stored form, without making anything of the rest.
   *
   * @param ids of the facts that are wanted
   * @throws IllegalArgumentException if the bytes are not of this format
   */
  static Map<FactKey, Fingerprint> decode(byte[] bytes, Ids ids) {
    Map<FactKey, Fingerprint> reads = new TreeMap<>();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      if (in.get() != FORMAT) {
        throw new IllegalArgumentException("unknown format of recorded reads");
      }
      for (int left = in.getInt(); left > 0; left--) {
        int familyLength = Short.toUnsignedInt(in.getShort());
        int family = in.position();
        in.position(family + familyLength);
        int length = Short.toUnsignedInt(in.getShort());
        String id = ids.find(bytes, in.position(), length);
        in.position(in.position() + length);
        Fingerprint print = new Fingerprint(in.getLong(), in.getLong());
        if (id != null) {
          // Families have names of ASCII.
          String name = new String(bytes, family, familyLength, StandardCharsets.UTF_8);
          reads.put(key(name, id), print);
        }
      }
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw new IllegalArgumentException("recorded reads are cut short or unknown", e);
    }
    return reads;
  }

  private static String family(FactKey key) {
    if (key instanceof FactKey.Count count) {
      return family(count.set()) + COUNT;
    }
    if (key instanceof FactKey.Members) {
      return key.family() + MEMBERS;
    }
    return key instanceof FactKey.Whole ? key.family() + WHOLE : key.family();
  }

  private static FactKey key(String family, String id) {
    if (family.endsWith(COUNT)) {
      return new FactKey.Count(key(withoutSuffix(family), id));
    }
    if (family.endsWith(MEMBERS)) {
      return new FactKey.Members(withoutSuffix(family));
    }
    return family.endsWith(WHOLE)
        ? new FactKey.Whole(withoutSuffix(family))
        : new FactKey.Fact(family, id);
  }

  private static String withoutSuffix(String family) {
    return family.substring(0, family.length() - 1);
  }
}
