package dev.sentinelsync.catalog.derive;

import static dev.sentinelsync.catalog.derive.RepositoryFiles.json;
import static dev.sentinelsync.catalog.derive.RepositoryFiles.sheet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.item.ContentType;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.catalog.item.ItemTables.Use;
import dev.sentinelsync.catalog.item.TableUsage;
import dev.sentinelsync.catalog.parser.ParserCatalog;
import dev.sentinelsync.catalog.solution.Solution;
import dev.sentinelsync.catalog.solution.SolutionCatalog;
import dev.sentinelsync.catalog.table.Table;
import dev.sentinelsync.catalog.table.TableCatalog;
import dev.sentinelsync.catalog.table.TableRow;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Analysis rules 6 and 11: content in, the tables that it uses and the users of tables out. */
class TableUsersTest {

  private static final String RULE = "Solutions/Acme/Analytic Rules/r.yaml";
  private static final String PLAYBOOK = "Solutions/Acme/Playbooks/P/azuredeploy.json";

  private final RepositoryFiles files = new RepositoryFiles();

  @Test
  void usesOfAPlaybook() {
    files.file(
        PLAYBOOK,
        json(
            "{'definition':{'actions':{"
                + step("'path':'/queryData','body':'union Both_CL, Read_CL'", "a")
                + ","
                + step("'path':'/api/logs','headers':{'Log-Type':'both'}", "b")
                + ","
                + step("'path':'/api/logs','headers':{'Log-Type':'Written'}", "c")
                + ","
                + step("'path':'/api/logs','headers':{'Log-Type':'_bad'}", "d")
                + "}}}"));

    Facts facts = files.facts();
    assertThat(facts.get(ItemCatalog.ITEM_TABLES, PLAYBOOK).tables())
        .containsExactly(
            new Use("both_cl", TableUsage.READ_WRITE, ""),
            new Use("read_cl", TableUsage.READ, ""),
            new Use("written_cl", TableUsage.WRITE, ""));
    assertThat(facts.members(TableCatalog.TABLE_SPELLINGS, "both_cl")).containsExactly("Both_CL");
    assertThat(facts.members(TableCatalog.TABLE_SPELLINGS, "written_cl"))
        .containsExactly("Written_CL");
    assertThat(facts.members(TableCatalog.TABLE_WRITERS, "read_cl")).isEmpty();
    assertThat(facts.members(TableCatalog.TABLE_WRITERS, "both_cl"))
        .containsExactly("Solutions/Acme");
    assertThat(facts.ids(TableCatalog.TABLE)).containsExactly("both_cl", "read_cl", "written_cl");
  }

  @Test
  void usesOfARule() {
    files
        .parser("Solutions/Acme/Parsers/AcmeEvent.yaml", "AcmeEvent", "Acme_CL")
        .rule(RULE, "union AcmeEvent, Own_CL, (_Im_Dns()), (Gone()), (_GetWatchlist('vip'))");

    Facts facts = files.facts();
    assertThat(sheet(facts.get(ItemCatalog.ITEM_TABLES, RULE)))
        .isEqualTo(
            """
            tables: [Use[key=acme_cl, usage=READ, parserPath=Solutions/Acme/Parsers/AcmeEvent.yaml], Use[key=own_cl, usage=READ, parserPath=]]
            asim: [AsimUse[key=imdns, name=_Im_Dns]]
            watchlists: [vip]
            unresolved: [Gone, _Im_Dns]
            """);
    assertThat(facts.members(ItemCatalog.ITEMS_BY_TABLE, "acme_cl")).containsExactly(RULE);
    assertThat(facts.members(ItemCatalog.TYPES_BY_TABLE, "acme_cl"))
        .containsExactly("analytic_rule");
    assertThat(facts.members(SolutionCatalog.SOLUTIONS_BY_TABLE, "acme_cl"))
        .containsExactly("Solutions/Acme");
    assertThat(facts.members(TableCatalog.TABLE_READERS, "acme_cl"))
        .containsExactly("Solutions/Acme");
    assertThat(facts.members(TableCatalog.TABLE_WRITERS, "acme_cl")).isEmpty();
    assertThat(facts.members(ItemCatalog.ITEMS_BY_ASIM, "imdns")).containsExactly(RULE);
    assertThat(facts.tally(ParserCatalog.ASIM_SPELLINGS, "imdns")).containsOnlyKeys("_Im_Dns");
    assertThat(facts.members(ParserCatalog.ASIM_BY_SOLUTION, "Solutions/Acme"))
        .containsExactly("imdns");
    assertThat(facts.members(ItemCatalog.UNRESOLVED, "")).containsExactly("Gone", "_Im_Dns");
    assertThat(facts.members(ItemCatalog.UNRESOLVED_FUNCTIONS, "Gone")).containsExactly(RULE);
  }

  @Test
  void aRowCountsWhoUsesATable() {
    files
        .rule(RULE, "Acme_CL")
        .rule("Solutions/Beta/Hunting Queries/h.yaml", "Acme_CL")
        .rule("Detections/a.yaml", "Acme_CL")
        .file("Detections/b.yaml", "query: Acme_CL\nmetadata: {author: {name: Me}}")
        .parser("Solutions/Gamma/Parsers/p.yaml", "P", "Acme_CL")
        .file(
            "Solutions/Delta/Data Connectors/d.json",
            json("{'id':'D','publisher':'P','title':'T','dataTypes':[{'name':'Acme_CL'}]}"));

    assertThat(files.facts().get(TableCatalog.TABLE_ROW, "acme_cl"))
        .isEqualTo(
            new TableRow(
                "acme_cl",
                "Acme_CL",
                4,
                1,
                List.of(ContentType.ANALYTIC_RULE, ContentType.HUNTING_QUERY)));
    assertThat(files.facts().members(SolutionCatalog.SOLUTIONS_BY_TABLE, "acme_cl"))
        .containsExactly(
            "Solutions/Acme",
            "Solutions/Beta",
            "Solutions/Delta",
            Solution.GITHUB_ONLY,
            Solution.STANDALONE);
  }

  @Test
  void groupsAndDocumentedTablesAreNotInternal() {
    files
        .file("Playbooks/P/azuredeploy.json", playbook("Cache_CL"))
        .rule("Detections/a.yaml", "Cache_CL")
        .file(PLAYBOOK, playbook("Own_CL"))
        .file("Solutions/Acme/Playbooks/Q/azuredeploy.json", query("Own_CL | take 1"));

    assertThat(table("cache_cl").usage().internal()).isFalse();
    assertThat(table("own_cl").usage().internal()).as("playbooks are no readers").isFalse();
    assertThat(files.facts().members(TableCatalog.TABLE_WRITERS, "own_cl"))
        .containsExactly("Solutions/Acme");
    assertThat(files.facts().members(TableCatalog.TABLE_READERS, "own_cl")).isEmpty();
  }

  @ParameterizedTest(name = "playbook writes {0}, rule reads {1}: {2}")
  @CsvSource({
    "Cache,Cache_CL,true",
    "Cache_CL,cache_CL,true",
    "Cache,Other_CL,false",
    "Other,Cache_CL,false"
  })
  void aTableThatASolutionWritesAndReadsIsInternal(String written, String read, boolean internal) {
    files.file(PLAYBOOK, playbook(written)).rule(RULE, read).rule("Detections/a.yaml", "Cache_CL");

    Table table = table("cache_cl");
    assertThat(table.usage())
        .isEqualTo(new Table.Usage(internal, internal ? List.of("Solutions/Acme") : List.of()));
    assertThat(table.about().category()).isEqualTo(internal ? "Internal" : "");
    assertThat(files.facts().get(TableCatalog.TABLE_NAME, "cache_cl").internal())
        .isEqualTo(internal);
  }

  private Table table(String key) {
    return files.facts().get(TableCatalog.TABLE, key);
  }

  private static String playbook(String logType) {
    return json(
        "{'definition':{'actions':{"
            + step("'path':'/api/logs','headers':{'Log-Type':'" + logType + "'}", "a")
            + "}}}");
  }

  private static String query(String query) {
    return json(
        "{'definition':{'actions':{"
            + step("'path':'/queryData','body':'" + query + "'", "a")
            + "}}}");
  }

  private static String step(String inputs, String name) {
    return "'" + name + "':{'type':'ApiConnection','inputs':{" + inputs + "}}";
  }
}
