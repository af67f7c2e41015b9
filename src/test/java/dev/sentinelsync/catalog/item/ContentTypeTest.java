package dev.sentinelsync.catalog.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentinelsync.catalog.input.Buckets;
import dev.sentinelsync.content.fact.FileKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words and orders of the types of content, and the words of their attributes. */
class ContentTypeTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "ANALYTIC_RULE,analytic_rule,analytic-rules,Analytic Rule,Analytic Rules,Analytics",
    "HUNTING_QUERY,hunting_query,hunting-queries,Hunting Query,Hunting Queries,Hunting",
    "WORKBOOK,workbook,workbooks,Workbook,Workbooks,Workbooks",
    "PLAYBOOK,playbook,playbooks,Playbook,Playbooks,Playbooks",
    "PARSER,parser,parsers,Parser,Parsers,Parsers",
    "WATCHLIST,watchlist,watchlists,Watchlist,Watchlists,Watchlists",
    "SUMMARY_RULE,summary_rule,summary-rules,Summary Rule,Summary Rules,Summary Rules"
  })
  void aTypeHasWords(
      ContentType type, String key, String slug, String label, String plural, String shortLabel) {
    assertThat(List.of(type.key(), type.slug(), type.label(), type.plural(), type.shortLabel()))
        .containsExactly(key, slug, label, plural, shortLabel);
    assertThat(ContentType.ofSlug(slug)).isEqualTo(type);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "ANALYTIC_RULE,ANALYTIC_RULE",
    "HUNTING_QUERY,HUNTING_QUERY",
    "WORKBOOK,WORKBOOK",
    "PLAYBOOK,PLAYBOOK",
    "PARSER_YAML,PARSER",
    "WATCHLIST,WATCHLIST",
    "SUMMARY_RULE,SUMMARY_RULE",
    "PARSER_TEXT,",
    "CONNECTOR,"
  })
  void aKindOfFileMakesAType(FileKind kind, ContentType type) {
    assertThat(ContentType.of(kind).orElse(null)).isEqualTo(type);
  }

  @Test
  void typesHaveTwoOrders() {
    assertThat(ContentType.inGroups())
        .extracting(ContentType::key)
        .containsExactly(
            "analytic_rule",
            "hunting_query",
            "workbook",
            "parser",
            "playbook",
            "watchlist",
            "summary_rule");
    assertThat(ContentType.inCounts())
        .extracting(ContentType::key)
        .containsExactly(
            "analytic_rule",
            "hunting_query",
            "playbook",
            "workbook",
            "parser",
            "watchlist",
            "summary_rule");
  }

  @Test
  void aSlugOfNoTypeIsRefused() {
    assertThatThrownBy(() -> ContentType.ofSlug("doors"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no content type: doors");
  }

  @ParameterizedTest(name = "{0}: {1} {2}")
  @CsvSource({
    "HAS_QUERY,Has Query,false",
    "NO_QUERY,No Query,false",
    "RETIRED,Retired,true",
    "DEPRECATED,Deprecated,true",
    "MOVED_OR_REPLACED,Moved Or Replaced,true",
    "MISSING_QUERY,Missing Query,true"
  })
  void aStatusHasWords(QueryStatus status, String label, boolean inactive) {
    assertThat(status.label()).isEqualTo(label);
    assertThat(status.isInactive()).isEqualTo(inactive);
  }

  @ParameterizedTest(name = "{0} and {1}: {2}")
  @CsvSource({
    "READ,READ,read",
    "WRITE,WRITE,write",
    "READ,WRITE,read/write",
    "WRITE,READ,read/write",
    "READ_WRITE,READ,read/write"
  })
  void usesAddUp(TableUsage one, TableUsage other, String label) {
    assertThat(one.and(other).label()).isEqualTo(label);
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "SOLUTION,true,published",
    "SOLUTION,false,unpublished",
    "STANDALONE,true,standalone",
    "GITHUB_ONLY,true,github-only"
  })
  void itemsAreCountedBySource(ContentSource source, boolean published, String bucket) {
    assertThat(Buckets.items(source, published)).isEqualTo("items/*/" + bucket);
    assertThat(Buckets.items(ContentType.PARSER, source, published))
        .isEqualTo("items/parser/" + bucket);
  }
}
