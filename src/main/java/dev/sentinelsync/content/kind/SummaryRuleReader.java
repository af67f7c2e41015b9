package dev.sentinelsync.content.kind;

import dev.sentinelsync.content.fact.CommonAttributes;
import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.content.fact.SummaryRuleFacts;
import dev.sentinelsync.content.parse.ContentLimits;
import dev.sentinelsync.content.parse.Document;
import dev.sentinelsync.content.parse.ProblemSink;
import dev.sentinelsync.content.parse.TolerantYaml;
import dev.sentinelsync.content.parse.UnreadableFileException;
import java.util.List;

/** Reads summary rules. */
final class SummaryRuleReader implements ContentReader<SummaryRuleFacts> {

  private final ContentLimits limits;
  private final TolerantYaml yaml;

  SummaryRuleReader(ContentLimits limits) {
    this.limits = limits;
    this.yaml = new TolerantYaml(limits);
  }

  @Override
  public FileKind kind() {
    return FileKind.SUMMARY_RULE;
  }

  @Override
  public Class<SummaryRuleFacts> type() {
    return SummaryRuleFacts.class;
  }

  @Override
  public SummaryRuleFacts read(byte[] bytes, ProblemSink problems) throws UnreadableFileException {
    ItemFields fields = new ItemFields(yaml.read(bytes, problems), limits, problems);
    return new SummaryRuleFacts(
        new CommonAttributes(
            fields.name("id"),
            fields.name("name"),
            fields.oneLine("description"),
            fields.name("version"),
            new CommonAttributes.Classification(
                "",
                fields.name("status"),
                "",
                Document.texts(fields.node("tactics")),
                fields.techniques(),
                fields.requiredConnectors())),
        fields.name("displayName"),
        fields.name("destinationTable"),
        new SummaryRuleFacts.Bins(
            fields.name("binSize"), fields.name("binDelay"), fields.name("binStartTime")),
        fields.tags(),
        fields.metadata(),
        fields.query(fields.node("query"), List.of()));
  }
}
