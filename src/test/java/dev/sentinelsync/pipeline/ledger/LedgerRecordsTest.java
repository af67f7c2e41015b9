package dev.sentinelsync.pipeline.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentinelsync.catalog.graph.FactKey;
import dev.sentinelsync.catalog.graph.Fingerprint;
import dev.sentinelsync.pipeline.ledger.PageLedger.Output;
import dev.sentinelsync.state.PageRecord;
import dev.sentinelsync.state.Position;
import dev.sentinelsync.state.StateDatabase;
import dev.sentinelsync.state.StateSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerRecordsTest {

  private static final Map<FactKey, Fingerprint> READS =
      Map.of(new FactKey.Fact("table", "syslog"), new Fingerprint(1, 2));

  private final PageLedger ledger = new PageLedger();

  @TempDir Path folder;
  private StateDatabase state;

  @BeforeEach
  void openState() {
    state = StateDatabase.open(StateSettings.h2(folder.resolve("state")), Clock.systemUTC());
  }

  @AfterEach
  void closeState() {
    state.close();
  }

  @Test
  void aPageComesBackWithItsOutputsAndItsReads() {
    ledger.put("ITEM/a.yaml", List.of(output("z.md"), output("a.txt"), output("b")), READS, "r1");
    ledger.put("HOME/", List.of(output("readme.md")), Map.of(), "r2");

    PageLedger loaded = recorded(records());

    PageLedger.Entry item = loaded.find("ITEM/a.yaml").orElseThrow();
    assertThat(item.outputs()).containsExactly(output("z.md"), output("a.txt"), output("b"));
    assertThat(item.keys()).containsExactlyElementsOf(READS.keySet());
    assertThat(item.renderedAt()).isEqualTo("r1");
    assertThat(loaded.readersOf(READS.keySet())).containsExactly("ITEM/a.yaml");
    assertThat(loaded.find("HOME/").orElseThrow().outputs()).containsExactly(output("readme.md"));
    assertThat(loaded.entries()).hasSize(2);
    assertThat(state.pages().count("test")).as("pages, not outputs").isEqualTo(2);
  }

  @Test
  void anOutputWhosePageIsNotRecordedMakesTheRecordsUseless() {
    ledger.put("ITEM/a.yaml", List.of(output("a.md"), output("a.txt")), READS, "r1");
    List<PageRecord> records = records();
    records.removeIf(record -> !record.isFurtherOutput());

    assertThatThrownBy(() -> recorded(records))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the first output of page ITEM/a.yaml is not recorded");
  }

  private List<PageRecord> records() {
    List<PageRecord> records = new ArrayList<>();
    ledger.entries().forEach(page -> records.addAll(LedgerRecords.of(page)));
    return records;
  }

  private PageLedger recorded(List<PageRecord> records) {
    Position position = new Position("test", "r2", "publish", 1, "build", "config", Instant.EPOCH);
    state.pages().replaceAll(position, records);
    return LedgerRecords.load(state.pages(), "test");
  }

  private static Output output(String address) {
    return new Output(address, "5a".repeat(32), address.length());
  }
}
