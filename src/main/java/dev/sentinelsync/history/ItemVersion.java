package dev.sentinelsync.history;

import dev.sentinelsync.content.fact.AsimParserFacts;
import dev.sentinelsync.content.fact.CommonAttributes;
import dev.sentinelsync.content.fact.FileFacts;
import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.history.ItemChange.Identity;
import dev.sentinelsync.kql.compare.QueryMeaning;
import dev.sentinelsync.kql.names.QueryReferences;
import java.util.List;

/**
 * One version of an item's file.
 *
 * @param path repository path
 * @param kind what the path says it is
 * @param blob id of its content
 * @param facts what it says, or null if it cannot be read
 * @param references what each of its queries refers to
 */
public record ItemVersion(
    String path, FileKind kind, String blob, FileFacts facts, List<QueryReferences> references) {

  /** What its file says of itself. */
  CommonAttributes common() {
    if (facts instanceof AsimParserFacts parser) {
      return new CommonAttributes(
          parser.id(),
          parser.parserName(),
          parser.about().description(),
          parser.about().version(),
          CommonAttributes.Classification.NONE);
    }
    return facts == null ? CommonAttributes.NONE : facts.common();
  }

  /** Its id; empty if it has none or cannot be read. */
  public String id() {
    return common().id();
  }

  Identity identity() {
    CommonAttributes common = common();
    return new Identity(common.id(), common.name(), common.version());
  }

  /** What its queries mean together. */
  QueryMeaning meaning() {
    QueryMeaning meaning = new QueryMeaning();
    for (int i = 0; facts != null && i < facts.queries().size(); i++) {
      meaning.add(facts.queries().get(i).text(), references.get(i));
    }
    return meaning;
  }
}
