package dev.sentinelsync.catalog.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A small graph: rules name tables; a table lists the rules that name it, by length of name. */
class FactGraphTest {

  record Rule(String name, List<String> tables) {}

  record Table(String name, List<String> rules) {}

  private static final Family<Rule> RULE = new Family<>("rule");
  private static final Family<String> TITLE = new Family<>("title");
  private static final Family<Table> TABLE = new Family<>("table");
  private static final Index RULES_OF_TABLE = Index.of("rules-of-table");
  private static final Index SPELLINGS = Index.counted("spellings");

  private final List<String> derived = new ArrayList<>();
  private final FactGraph graph = newGraph(derived);

  private static FactGraph newGraph(List<String> derived) {
    return FactGraph.builder()
        .input(
            new InputFamily<Rule>() {
              @Override
              public Family<Rule> family() {
                return RULE;
              }

              @Override
              public void emit(String id, Rule rule, Emitter out) {
                out.declare(TITLE, id);
                for (String table : rule.tables()) {
                  out.put(RULES_OF_TABLE, table.toLowerCase(Locale.ROOT), id);
                  out.put(SPELLINGS, table.toLowerCase(Locale.ROOT), table);
                  out.declare(TABLE, table.toLowerCase(Locale.ROOT));
                }
              }
            })
        .index(RULES_OF_TABLE, SPELLINGS)
        .derived(
            new Derivation<String>() {
              @Override
              public Family<String> family() {
                return TITLE;
              }

              @Override
              public String derive(String id, Facts facts) {
                derived.add("title:" + id);
                return facts.get(RULE, id).name().strip();
              }
            })
        .derived(
            new Derivation<Table>() {
              @Override
              public Family<Table> family() {
                return TABLE;
              }

              @Override
              public Table derive(String id, Facts facts) {
                derived.add("table:" + id);
                Map<String, Integer> spellings = facts.tally(SPELLINGS, id);
                String spelling =
                    spellings.entrySet().stream()
                        .max(
                            Map.Entry.<String, Integer>comparingByValue()
                                .thenComparing(Map.Entry.comparingByKey()))
                        .orElseThrow()
                        .getKey();
                return new Table(
                    spelling,
                    facts.members(RULES_OF_TABLE, id).stream()
                        .map(rule -> facts.get(TITLE, rule))
                        .sorted()
                        .toList());
              }
            })
        .build();
  }

  @Test
  void aFactThatIsNotThereYetAppearsWhenWhatItReadChanges() {
    FactGraph counting =
        FactGraph.builder()
            .input(
                new InputFamily<Rule>() {
                  @Override
                  public Family<Rule> family() {
                    return RULE;
                  }

                  @Override
                  public void emit(String id, Rule rule, Emitter out) {
                    out.put(RULES_OF_TABLE, "", id);
                    out.declare(TITLE, "many");
                  }
                })
            .index(RULES_OF_TABLE)
            .derived(
                new Derivation<String>() {
                  @Override
                  public Family<String> family() {
                    return TITLE;
                  }

                  @Override
                  public String derive(String id, Facts facts) {
                    return facts.count(RULES_OF_TABLE, "") > 1 ? "several rules" : null;
                  }
                })
            .build();

    counting.apply(rule("a", "Alpha"));
    assertThat(counting.record().find(TITLE, "many")).isEmpty();

    counting.apply(rule("b", "Beta"));
    assertThat(counting.record().find(TITLE, "many")).contains("several rules");

    counting.apply(new FactGraph.Changes().remove(RULE, "a"));
    assertThat(counting.record().find(TITLE, "many")).isEmpty();

    counting.apply(new FactGraph.Changes().remove(RULE, "b"));
    assertThat(counting.size()).isZero();
  }

  private FactGraph.Changes rule(String id, String name, String... tables) {
    return new FactGraph.Changes().set(RULE, id, new Rule(name, List.of(tables)));
  }

  @Test
  void factsFollowTheirInputs() {
    graph.apply(rule("a", "Alpha", "Syslog"));
    graph.apply(rule("b", "Beta", "Syslog", "Event"));

    Facts facts = graph.record();
    assertThat(facts.get(TABLE, "syslog")).isEqualTo(new Table("Syslog", List.of("Alpha", "Beta")));
    assertThat(facts.ids(TABLE)).containsExactly("event", "syslog");

    graph.apply(new FactGraph.Changes().remove(RULE, "b"));
    assertThat(graph.record().find(TABLE, "event")).isEmpty();
    assertThat(graph.record().get(TABLE, "syslog").rules()).containsExactly("Alpha");
  }

  @Test
  void anEqualValueStopsTheWave() {
    graph.apply(rule("a", "Alpha", "Syslog"));
    derived.clear();

    var changed = graph.apply(rule("a", "  Alpha  ", "Syslog"));

    assertThat(derived).containsExactly("title:a");
    assertThat(changed).containsExactly(FactKey.of(RULE, "a"), new FactKey.Whole(RULE.name()));
  }

  @Test
  void allFactsOfAFamilyAreOneReadThatAnyOfThemChanges() {
    graph.apply(rule("b", "Beta", "Event"));
    graph.apply(rule("a", "Alpha", "Syslog"));
    Recording page = graph.record();

    assertThat(page.all(TITLE)).containsExactly("Alpha", "Beta");

    FactKey whole = new FactKey.Whole(TITLE.name());
    assertThat(page.reads()).containsOnlyKeys(whole);
    Fingerprint before = page.reads().get(whole);
    assertThat(graph.apply(rule("b", "Beta", "Syslog"))).doesNotContain(whole);
    assertThat(graph.fingerprint(whole)).isEqualTo(before);
    assertThat(graph.apply(rule("b", "Gamma", "Syslog"))).contains(whole);
    assertThat(graph.fingerprint(whole)).isNotEqualTo(before);
    graph.apply(rule("b", "Beta", "Event"));
    assertThat(graph.fingerprint(whole)).isEqualTo(before);
    assertThat(graph.apply(new FactGraph.Changes().remove(RULE, "b"))).contains(whole);
    assertThat(graph.fingerprint(whole)).isNotEqualTo(before);
  }

  @Test
  void onlyReadersOfWhatChangedAreDerivedAgain() {
    graph.apply(rule("a", "Alpha", "Syslog"));
    graph.apply(rule("b", "Beta", "Event"));
    derived.clear();

    graph.apply(rule("b", "Gamma", "Event"));

    assertThat(derived).containsExactly("title:b", "table:event");
  }

  @Test
  void aRenamedEmitterLeavesTheSetUnchanged() {
    graph.apply(rule("a", "Alpha", "Syslog"));
    graph.apply(rule("b", "Beta", "Syslog"));
    derived.clear();

    var changed =
        graph.apply(
            new FactGraph.Changes().remove(RULE, "b").set(RULE, "c", new Rule("C", List.of())));

    assertThat(changed).contains(FactKey.of(RULES_OF_TABLE, "syslog"));
    assertThat(changed).doesNotContain(FactKey.members(TABLE));
  }

  @Test
  void theMostUsedSpellingWinsAndFollowsTheCounts() {
    graph.apply(rule("a", "A", "Syslog"));
    graph.apply(rule("b", "B", "SYSLOG"));
    graph.apply(rule("c", "C", "SYSLOG"));
    assertThat(graph.record().get(TABLE, "syslog").name()).isEqualTo("SYSLOG");

    graph.apply(rule("c", "C", "Syslog"));
    assertThat(graph.record().get(TABLE, "syslog").name()).isEqualTo("Syslog");
  }

  @Test
  void aRecordingNotesWhatWasReadAndSeesItChange() {
    graph.apply(rule("a", "Alpha", "Syslog"));
    Recording recording = graph.record();
    recording.find(TABLE, "event");
    recording.count(RULES_OF_TABLE, "syslog");
    Map<FactKey, Fingerprint> reads = recording.reads();
    assertThat(reads.keySet().stream().map(FactKey::toString))
        .containsExactly("table:event", "number of rules-of-table:syslog");

    graph.apply(rule("a", "Renamed", "Syslog"));
    assertThat(reads)
        .allSatisfy((key, print) -> assertThat(graph.fingerprint(key)).isEqualTo(print));

    graph.apply(rule("b", "Beta", "Event", "Syslog"));
    assertThat(reads)
        .allSatisfy((key, print) -> assertThat(graph.fingerprint(key)).isNotEqualTo(print));
  }

  @Test
  void whatIsNotAskedForWaitsForTheNextPass() {
    derived.clear();
    FactGraph.Update update = graph.updateUntil(TITLE, rule("a", "Alpha", "Syslog"));

    assertThat(update.changed()).contains(FactKey.of(TITLE, "a"));
    assertThat(update.before().find(TITLE, "a")).isEmpty();
    assertThat(derived).containsExactly("title:a");

    assertThat(graph.apply(new FactGraph.Changes())).contains(FactKey.of(TABLE, "syslog"));
    assertThat(graph.record().get(TABLE, "syslog").rules()).containsExactly("Alpha");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void anySequenceOfChangesEqualsAFreshGraph(long seed) {
    Random random = new Random(seed);
    Map<String, Rule> rules = new TreeMap<>();
    for (int step = 0; step < 200; step++) {
      FactGraph.Changes changes = new FactGraph.Changes();
      for (int edit = random.nextInt(4); edit >= 0; edit--) {
        String id = "r" + random.nextInt(12);
        if (random.nextInt(3) == 0) {
          changes.remove(RULE, id);
          rules.remove(id);
        } else {
          List<String> tables =
              random
                  .ints(random.nextInt(4), 0, 6)
                  .mapToObj(n -> (n % 2 == 0 ? "T" : "t") + n / 2)
                  .toList();
          Rule rule = new Rule("name" + random.nextInt(3), tables);
          changes.set(RULE, id, rule);
          rules.put(id, rule);
        }
      }
      if (step % 3 == 0) {
        graph.updateUntil(TITLE, changes);
        continue;
      }
      graph.apply(changes);

      FactGraph fresh = newGraph(new ArrayList<>());
      FactGraph.Changes all = new FactGraph.Changes();
      rules.forEach((id, rule) -> all.set(RULE, id, rule));
      fresh.apply(all);
      assertThat(contents(graph)).as("step %s", step).isEqualTo(contents(fresh));
    }
    FactGraph.Changes none = new FactGraph.Changes();
    rules.keySet().forEach(id -> none.remove(RULE, id));
    graph.apply(none);
    assertThat(graph.size()).as("nothing is left behind").isZero();
  }

  private static Map<String, Table> contents(FactGraph graph) {
    Facts facts = graph.record();
    return facts.ids(TABLE).stream()
        .collect(Collectors.toMap(id -> id, id -> facts.get(TABLE, id), (a, b) -> a, TreeMap::new));
  }
}
