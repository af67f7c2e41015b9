package dev.sentinelsync.pipeline.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentinelsync.catalog.graph.FactKey;
import dev.sentinelsync.catalog.graph.Fingerprint;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReadsCodecTest {

  /** Every kind of key with the name under which databases hold it. */
  private static final Map<String, FactKey> STORED =
      Map.of(
          "table:syslog", new FactKey.Fact("table", "syslog"),
          "items:", new FactKey.Fact("items", ""),
          "table*:", new FactKey.Members("table"),
          "table*#:", new FactKey.Count(new FactKey.Members("table")),
          "items-of-table#:syslog", new FactKey.Count(new FactKey.Fact("items-of-table", "syslog")),
          "table+:", new FactKey.Whole("table"));

  @Test
  void storedKeysOfEveryKindAreRead() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeByte(1);
    out.writeInt(STORED.size());
    for (String text : STORED.keySet()) {
      out.writeUTF(text.substring(0, text.indexOf(':')));
      out.writeUTF(text.substring(text.indexOf(':') + 1));
      out.writeLong(7);
      out.writeLong(text.length());
    }

    Map<FactKey, Fingerprint> expected = new TreeMap<>();
    STORED.forEach((text, key) -> expected.put(key, new Fingerprint(7, text.length())));
    assertThat(ReadsCodec.decode(bytes.toByteArray(), new HashMap<>())).isEqualTo(expected);
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    Map<FactKey, Fingerprint> reads = new TreeMap<>();
    STORED.values().forEach(key -> reads.put(key, new Fingerprint(key.hashCode(), 2)));
    PageLedger ledger = new PageLedger();
    ledger.put("KIND/id", List.of(new PageLedger.Output("a.md", "00", 1)), reads, "revision");

    assertThat(
            ReadsCodec.decode(
                ReadsCodec.encode(ledger.find("KIND/id").orElseThrow()), new HashMap<>()))
        .isEqualTo(reads);
  }

  @Test
  void someAreReadAsAllAre() {
    Map<FactKey, Fingerprint> reads = new TreeMap<>();
    STORED.values().forEach(key -> reads.put(key, new Fingerprint(key.hashCode(), 2)));
    List<String> ids = List.of("Solutions/Zürich \uD83D\uDE00/a\0b.yaml", "syslo", "syslogs");
    ids.forEach(id -> reads.put(new FactKey.Fact("item", id), new Fingerprint(1, id.length())));
    PageLedger ledger = new PageLedger();
    ledger.put("KIND/id", List.of(new PageLedger.Output("a.md", "00", 1)), reads, "revision");
    byte[] stored = ReadsCodec.encode(ledger.find("KIND/id").orElseThrow());

    for (List<String> wanted : List.of(List.of("syslog", ids.get(0)), List.of("none"))) {
      Map<FactKey, Fingerprint> expected = new TreeMap<>(reads);
      expected.keySet().removeIf(key -> !wanted.contains(key.id()));
      assertThat(ReadsCodec.decode(stored, new ReadsCodec.Ids(wanted))).isEqualTo(expected);
    }
  }

  @Test
  void keysOfOneFamilyAreSortedByKind() {
    FactKey fact = new FactKey.Fact("table", "syslog");
    FactKey members = new FactKey.Members("table");

    List<FactKey> sorted =
        List.of(
            fact,
            new FactKey.Count(fact),
            members,
            new FactKey.Count(members),
            new FactKey.Whole("table"),
            new FactKey.Fact("table-row", "a"));
    List<FactKey> mixed = new ArrayList<>(sorted);
    Collections.shuffle(mixed, new Random(7));
    assertThat(mixed.stream().sorted().toList()).isEqualTo(sorted);
  }

  @Test
  void bytesOfAnotherFormatAreRefused() {
    assertThatThrownBy(() -> ReadsCodec.decode(new byte[] {2, 0, 0, 0, 0}, new HashMap<>()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ReadsCodec.decode(new byte[] {1, 0, 0, 0, 1}, new HashMap<>()))
        .isInstanceOf(IllegalArgumentException.class);
    ReadsCodec.Ids none = new ReadsCodec.Ids(List.of());
    for (byte[] bytes : new byte[][] {{2, 0, 0, 0, 0}, {1, 0, 0, 0, 1}, {1, 0, 0, 0, 1, 0, 9, 9}}) {
      assertThatThrownBy(() -> ReadsCodec.decode(bytes, none))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
