package dev.sentinelsync.catalog.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentinelsync.catalog.Catalog;
import dev.sentinelsync.catalog.graph.FactGraph;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.table.TableCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The three files of reference facts, and what is wrong with one that cannot be used. */
class ReferenceDataTest {

  @TempDir Path folder;
  private Path tables;
  private Path offers;
  private Path techniques;
  private Path overrides;

  @BeforeEach
  void write() throws IOException {
    tables = Files.writeString(folder.resolve("t.csv"), "table_name\n");
    offers = Files.writeString(folder.resolve("m.csv"), "offer,published\n");
    techniques = Files.writeString(folder.resolve("a.csv"), "id,name,tactics\n");
    overrides = Files.writeString(folder.resolve("o.csv"), "Entity,Pattern,Field,Value\n");
  }

  @Test
  void columnsAreFoundByNameInAnyOrderAndCase() throws IOException {
    Files.writeString(
        tables,
        "\ufeffCategory,Source_Defender_XDR,TABLE_NAME,resource_types\n"
            + "Security, Yes , Syslog ,\"a, - ,,b\"\n\n,,Other\n");
    Files.writeString(offers, "url,published,offer\nhttps://m,TRUE,acme.o\n,no,acme.x\n");
    Files.writeString(
        overrides,
        "Comment,Value,Field,Pattern,Entity\n"
            + "x,V,Category,Sys.*,TABLE\n,V,,Sys.*,table\n,V,f,,table\n,V,f,p,\n"
            + ",C|S,name_pattern,n,connector_association\n");

    ReferenceData data = load();
    assertThat(data.tables().keySet()).containsExactly("other", "syslog");
    assertThat(data.tables().get("syslog"))
        .isEqualTo(
            new ReferenceTable(
                "Syslog",
                "Security",
                List.of("a", "b"),
                "",
                "",
                new ReferenceTable.Sources(false, true, "", ""),
                new ReferenceTable.Features("", "", "", "")));
    assertThat(data.offers().get("acme.o"))
        .isEqualTo(new MarketplaceOffer("acme.o", true, "https://m"));
    assertThat(data.offers().get("acme.x")).isEqualTo(new MarketplaceOffer("acme.x", false, ""));
    assertThat(data.overrides().keySet())
        .containsExactly("connector", "connector_association", "solution", "table");
    assertThat(data.overrides().get("table").rules())
        .containsExactly(new Overrides.Rule("Sys.*", "category", "V"));
    assertThat(data.overrides().get("connector_association").rules())
        .containsExactly(new Overrides.Rule("n", "name_pattern", "C|S"));
  }

  @Test
  void thePackagedFileCountsInPlaceOfOneThatIsMissing() throws IOException {
    Files.delete(tables);
    Files.delete(offers);
    Files.delete(overrides);

    ReferenceData data = load();
    assertThat(data.tables()).containsKey("securityevent");
    assertThat(data.offers()).isNotEmpty();
    assertThat(data.overrides().get("table").rules()).isNotEmpty();
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '\u0001',
      textBlock =
          """
          t.csv => name;Syslog                                           => line 2: the column 'table_name' is missing
          m.csv => offer,url;acme.o,u                                    => the column 'published' is missing
          m.csv => published,url;true,u                                  => the column 'offer' is missing
          o.csv => Entity,Pattern,Field;table,a,b                        => line 2: the column 'value' is missing
          o.csv => Entity,Pattern,Field,Value;tabel,a,b,c                => corrects the entity 'tabel'; known are [table, connector, solution, connector_association]
          o.csv => Entity,Pattern,Field,Value;table,[a,b,c               => has the pattern '[a', which is no regular expression: Unclosed character class
          o.csv => Entity,Pattern,Field,Value;connector_association,a,b,c => decides an association by the field 'b'; known are [tables_only, tables_include, name_pattern]
          t.csv => table_name;"Syslog                                    => cannot be read as CSV
          """)
  void aFileThatCannotBeUsedIsNamed(String file, String content, String message)
      throws IOException {
    Path path = Files.writeString(folder.resolve(file), content.replace(';', '\n') + "\n");

    assertThatThrownBy(this::load)
        .isInstanceOf(ReferenceDataException.class)
        .hasMessageContaining(path.toString())
        .hasMessageContaining(message);
  }

  @Test
  void factsThatAreNoLongerThereAreRemoved() throws IOException {
    Files.writeString(tables, "table_name\nOld\nKept\n");
    Files.writeString(offers, "offer,published\nold.o,false\n");
    ReferenceData before = load();
    Files.writeString(tables, "table_name\nKept\nNew\n");
    Files.writeString(offers, "offer,published\nnew.o,false\n");
    ReferenceData after = load();
    FactGraph graph = Catalog.builder().build();

    graph.apply(inputs(before, ReferenceData.none()));
    assertThat(graph.record().find(InputCatalog.OFFER, "old.o")).isPresent();
    graph.apply(inputs(after, before));

    Facts facts = graph.record();
    assertThat(facts.ids(TableCatalog.TABLE)).containsExactly("kept", "new");
    assertThat(facts.members(InputCatalog.DOCUMENTED_TABLES, "")).containsExactly("Kept", "New");
    assertThat(facts.find(InputCatalog.OFFER, "old.o")).isEmpty();
    assertThat(facts.find(InputCatalog.OFFER, "new.o")).isPresent();
    assertThat(facts.get(InputCatalog.OVERRIDES, "table")).isEqualTo(Overrides.NONE);
  }

  @Test
  void techniquesHaveAVersionTacticsAndFacts() throws IOException {
    Files.writeString(
        techniques,
        "# version=17.1\nid,name,tactics,parent\nT1078,Valid Accounts,persistence|initial-access,\n"
            + "T1078.004,Cloud Accounts,persistence,T1078\n");

    ReferenceData data = load();

    assertThat(data.techniques().keySet()).containsExactly("T1078", "T1078.004");
    assertThat(data.techniques().get("T1078").tactics())
        .containsExactly("persistence", "initial-access");
    assertThat(data.taken()).containsEntry(ReferenceData.ATTACK_VERSION, "17.1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "T78,Valid Accounts,persistence,; 'T78' is not of the form",
        "T1078,,persistence,; T1078 has no name",
        "T1078,Valid Accounts,Initial Access,; the tactic 'Initial Access'",
        "T1078,Valid Accounts,,; the tactic ''",
        "T1078.004,Cloud Accounts,persistence,T1110; no sub-technique of 'T1110'"
      })
  void aTechniqueThatCannotBeIsRefusedWithItsFile(String row, String reason) throws IOException {
    Files.writeString(techniques, "id,name,tactics,parent\n" + row + "\n");

    assertThatThrownBy(this::load)
        .isInstanceOf(ReferenceDataException.class)
        .hasMessageContaining(techniques.toString())
        .hasMessageContaining(reason);
  }

  private static FactGraph.Changes inputs(ReferenceData data, ReferenceData earlier) {
    FactGraph.Changes changes = new FactGraph.Changes();
    data.addInputs(changes, earlier);
    return changes;
  }

  private ReferenceData load() {
    return ReferenceData.load(tables, offers, techniques, overrides);
  }
}
