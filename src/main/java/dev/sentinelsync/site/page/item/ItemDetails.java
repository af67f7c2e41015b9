package dev.sentinelsync.site.page.item;

import dev.sentinelsync.content.fact.FileFacts;
import dev.sentinelsync.content.fact.PlaybookFacts;
import dev.sentinelsync.content.fact.PlaybookFacts.TriggerKind;
import dev.sentinelsync.content.fact.RuleFacts;
import dev.sentinelsync.content.fact.SummaryRuleFacts;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.link.RepositoryPath;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.page.RepositoryMarkdown;
import dev.sentinelsync.site.page.past.HistorySection;
import dev.sentinelsync.site.page.playbook.PlaybookWorkflow;
import dev.sentinelsync.site.template.Markup;
import java.util.List;
import java.util.Locale;

/**
 * What the layout {@code full} adds to a content item beside the facts of its file (page layouts
 * 9.2).
 *
 * @param queries its queries
 * @param queryFile reference to the file that holds all of them; empty if the page prints them all
 * @param times spans of time in words
 * @param connectors the connectors that it requires
 * @param workflow the connectors that a playbook uses; nothing for other items
 * @param steps what a playbook needs and what is to be done after its deployment
 * @param deployment how it is deployed
 * @param history what became of it; null without history
 */
public record ItemDetails(
    ItemQueries queries,
    String queryFile,
    Times times,
    List<ConnectorUse> connectors,
    PlaybookWorkflow workflow,
    PlaybookSteps steps,
    Deployment deployment,
    HistorySection history) {

  /**
   * Spans of time in words; empty if the file does not have them.
   *
   * @param frequency how often a rule runs
   * @param period how far its query looks back
   * @param suppression how long a rule rests after an alert
   * @param lookback how far back incidents are looked for
   * @param binSize what a summary rule sums up in one run
   * @param binDelay how long it waits for late data
   */
  public record Times(
      String frequency,
      String period,
      String suppression,
      String lookback,
      String binSize,
      String binDelay) {

    private static Times of(FileFacts facts) {
      if (facts instanceof RuleFacts rule) {
        RuleFacts.Schedule schedule = rule.schedule();
        return new Times(
            SpanOfTime.words(schedule.queryFrequency()),
            SpanOfTime.words(schedule.queryPeriod()),
            SpanOfTime.words(schedule.suppressionDuration()),
            SpanOfTime.words(rule.alert().incident().grouping().lookback()),
            "",
            "");
      }
      return facts instanceof SummaryRuleFacts rule
          ? new Times(
              "",
              "",
              "",
              "",
              SpanOfTime.minutes(rule.bins().size()),
              SpanOfTime.minutes(rule.bins().delay()))
          : new Times("", "", "", "", "", "");
    }
  }

  /**
   * A connector that the item requires.
   *
   * @param link to it
   * @param dataTypes the tables that it must bring, as written
   */
  public record ConnectorUse(Markup link, List<String> dataTypes) {}

  /**
   * What the file of a playbook says to those who deploy it; nothing for other items.
   *
   * @param triggers what starts it, each kind once
   * @param prerequisites what must be there before
   * @param postDeployment what is to be done afterwards
   */
  public record PlaybookSteps(
      List<TriggerKind> triggers, Markup prerequisites, Markup postDeployment) {

    private static PlaybookSteps of(PageContext context, FileFacts facts, String path) {
      return facts instanceof PlaybookFacts playbook
          ? new PlaybookSteps(
              playbook.workflow().triggers().stream()
                  .map(PlaybookFacts.Trigger::kind)
                  .distinct()
                  .sorted()
                  .toList(),
              paragraphs(context, playbook.about().prerequisites(), path),
              paragraphs(context, playbook.about().postDeployment(), path))
          : new PlaybookSteps(List.of(), Markup.EMPTY, Markup.EMPTY);
    }

    private static Markup paragraphs(PageContext context, List<String> texts, String path) {
      String text = String.join("\n\n", texts).strip();
      return text.isEmpty()
          ? Markup.EMPTY
          : RepositoryMarkdown.of(context, text, RepositoryPath.folder(path));
    }
  }

  /**
   * Of an item.
   *
   * @param facts what its file says
   * @param queryFile address of the file for queries that are too long for the page
   */
  static ItemDetails of(PageContext context, FileFacts facts, String path, String queryFile) {
    ItemQueries queries = ItemQueries.of(facts);
    return new ItemDetails(
        queries,
        queries.whole().isEmpty() ? "" : context.links().toFile(queryFile),
        Times.of(facts),
        facts.common().classification().requiredConnectors().stream()
            .filter(connector -> !connector.connectorId().isEmpty())
            .map(
                connector ->
                    new ConnectorUse(link(context, connector.connectorId()), connector.dataTypes()))
            .toList(),
        PlaybookWorkflow.of(context, path),
        PlaybookSteps.of(context, facts, path),
        Deployment.of(context, path),
        HistorySection.of(context, path));
  }

  private static Markup link(PageContext context, String connectorId) {
    PageId page = new PageId(PageKind.CONNECTOR, connectorId.toLowerCase(Locale.ROOT));
    return context.links().to(page, connectorId);
  }
}
