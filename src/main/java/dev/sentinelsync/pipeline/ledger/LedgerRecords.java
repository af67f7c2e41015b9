package dev.sentinelsync.pipeline.ledger;

import dev.sentinelsync.catalog.graph.FactKey;
import dev.sentinelsync.pipeline.ledger.PageLedger.Output;
import dev.sentinelsync.state.PageManifest;
import dev.sentinelsync.state.PageRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The stored form of the ledger: a record for each output. What a page read stands in the record of
 * its first output; the records of the others have no reads. A version of the program that knows
 * one output a page finds other outputs in the target than in its ledger and renders every page.
 */
public final class LedgerRecords {

  private static final byte[] NO_READS = {};

  private LedgerRecords() {}

  /** The records of a page. */
  public static List<PageRecord> of(PageLedger.Entry page) {
    List<PageRecord> records = new ArrayList<>(page.outputs().size());
    for (Output output : page.outputs()) {
      records.add(
          new PageRecord(
              output.address(),
              page.kind(),
              page.subject(),
              output.digest(),
              output.size(),
              records.isEmpty() ? ReadsCodec.encode(page) : NO_READS,
              page.renderedAt()));
    }
    return records;
  }

  /**
   * The recorded ledger of a site.
   *
   * @throws IllegalArgumentException if the records cannot be used; every page is then rendered
   *     again
   */
  public static PageLedger load(PageManifest pages, String site) {
    PageLedger ledger = new PageLedger();
    Map<FactKey, FactKey> interned = new HashMap<>();
    SortedMap<String, List<Output>> further = new TreeMap<>();
    pages.load(
        site,
        record -> {
          String key = record.kind() + "/" + record.entityKey();
          Output output = new Output(record.path(), record.digest(), record.size());
          if (record.isFurtherOutput()) {
            further.computeIfAbsent(key, same -> new ArrayList<>()).add(output);
          } else {
            ledger.put(
                key,
                List.of(output),
                ReadsCodec.decode(record.reads(), interned),
                record.renderedAt());
          }
        });
    further.values().forEach(outputs -> outputs.sort(Comparator.comparing(Output::address)));
    further.forEach(ledger::addOutputs);
    return ledger;
  }
}
