package dev.sentinelsync.catalog.derive;

import static dev.sentinelsync.catalog.derive.RepositoryFiles.json;
import static dev.sentinelsync.catalog.derive.RepositoryFiles.sheet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.table.Table;
import dev.sentinelsync.catalog.table.TableCatalog;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Analysis rules 11: content and reference facts in, tables out. */
class TablesTest {

  private static final String RULE = "Solutions/Acme/Analytic Rules/r.yaml";

  @TempDir Path folder;

  private final RepositoryFiles files = new RepositoryFiles();

  @Test
  void aDocumentedTableWithAllAttributes() {
    files.reference(
        folder,
        "Syslog,Security,\"a/b, -,c/d\",AMA,Messages.,Yes,No,https://m,https://x,Yes,No,Yes,No\n",
        "",
        "");

    assertThat(sheet(table("syslog")))
        .isEqualTo(
            """
            key: syslog
            name: Syslog
            documented: true
            about.category: Security
            about.resourceTypes: [a/b, c/d]
            about.collectionMethod: AMA
            about.description: Messages.
            sources.azureMonitor: true
            sources.defenderXdr: false
            sources.azureMonitorUrl: https://m
            sources.defenderXdrUrl: https://x
            features.basicLogs: Yes
            features.transformations: No
            features.ingestionApi: Yes
            features.lakeOnly: No
            usage.internal: false
            """);
    assertThat(sheet(files.facts().get(TableCatalog.TABLE_NAME, "syslog")))
        .isEqualTo("key: syslog\nname: Syslog\ninternal: false\n");
  }

  @Test
  void correctionsWin() {
    files.reference(
        folder,
        "Syslog,Security,a/b,AMA,Messages.,Yes,No,https://m,https://x,Yes,No,Yes,No\n",
        "",
        """
        table,SYSLOG,category,Internal
        table,Syslog,resource_types,x/y; z
        table,Syslog,collection_method,MMA
        table,Syslog,description,Better
        table,Syslog,source_azure_monitor,no
        table,Syslog,source_defender_xdr,yes
        table,Syslog,azure_monitor_doc_link,https://n
        table,Syslog,defender_xdr_doc_link,https://y
        table,Syslog,basic_logs_eligible,No
        table,Syslog,supports_transformations,Yes
        table,Syslog,ingestion_api_supported,No
        table,Syslog,lake_only_supported,Yes
        table,Sys.*,additional_information,Note
        """);

    assertThat(sheet(table("syslog")))
        .isEqualTo(
            """
            key: syslog
            name: Syslog
            documented: true
            about.category: Internal
            about.resourceTypes: [x/y, z]
            about.collectionMethod: MMA
            about.description: Better
            about.additionalInformation: [Note]
            sources.azureMonitor: false
            sources.defenderXdr: true
            sources.azureMonitorUrl: https://n
            sources.defenderXdrUrl: https://y
            features.basicLogs: No
            features.transformations: Yes
            features.ingestionApi: No
            features.lakeOnly: Yes
            usage.internal: true
            """);
  }

  @Test
  void aTableThatOnlyContentNames() {
    files.rule(RULE, "NoSuchTable").rule("Detections/a.yaml", "New_CL");

    assertThat(sheet(table("nosuchtable")))
        .isEqualTo(
            """
            key: nosuchtable
            name: NoSuchTable
            documented: false
            sources.azureMonitor: false
            sources.defenderXdr: false
            usage.internal: false
            """);
    assertThat(table("new_cl").features()).isEqualTo(new Table.Features("", "", "Yes", ""));
  }

  /** What a custom table supports follows from its being one. */
  @ParameterizedTest(name = "{0}, transformations {1}, lake {2}: {3}")
  @CsvSource({
    "A_CL,'',Yes,Yes",
    "A_CL,No,Yes,No",
    "A_CL,'',No,''",
    "A_CL,'','',''",
    "Syslog,'',Yes,''"
  })
  void aCustomTableOfTheLakeIsTransformed(
      String name, String transformations, String lake, String expected) {
    files.reference(
        folder, "%s,,,,,Yes,No,,,,%s,No,%s%n".formatted(name, transformations, lake), "", "");

    Table.Features features = table(name.toLowerCase(Locale.ROOT)).features();
    assertThat(features.transformations()).isEqualTo(expected);
    assertThat(features.ingestionApi()).isEqualTo(name.equals("A_CL") ? "Yes" : "No");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "'Acme_CL,ACME_CL,ACME_CL',ACME_CL",
    "'acme_CL,Acme_CL',Acme_CL",
    "'Acme_CL,Acme_CL,acme_cl',Acme_CL"
  })
  void anUndocumentedTableIsCalledByItsMostUsedSpelling(String spellings, String expected) {
    int number = 0;
    for (String spelling : spellings.split(",")) {
      files.rule("Detections/" + number++ + ".yaml", spelling);
    }

    assertThat(table("acme_cl").name()).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "Ingested_CL,ingested,false,false",
    "Ruled,content_only,false,true",
    "Parsed,parsers_only,false,true",
    "Parsed_CL,parsers_only,false,false",
    "Known,reference_only,false,false",
    "Xdr,reference_only,true,false",
    "Both,reference_only,false,false",
    "KnownParsed,reference_only,false,false"
  })
  void aTableHasAStanding(String name, String standing, boolean xdrOnly, boolean undocumented) {
    files
        .file(
            "Solutions/Acme/Data Connectors/d.json",
            json("{'id':'D','publisher':'P','title':'T','dataTypes':[{'name':'Ingested_CL'}]}"))
        .rule(RULE, "union Ingested_CL, Ruled")
        .parser("Solutions/Acme/Parsers/p.yaml", "P", "union Parsed, Parsed_CL, KnownParsed")
        .reference(
            folder,
            """
            Known,,,,,Yes,No,,,,,,
            Xdr,,,,,No,Yes,,,,,,
            Both,,,,,Yes,Yes,,,,,,
            KnownParsed,,,,,Yes,No,,,,,,
            """,
            "",
            "");
    String key = name.toLowerCase(Locale.ROOT);

    Facts facts = files.facts();
    assertThat(sheet(facts.get(TableCatalog.TABLE_STANDING, key)))
        .isEqualToIgnoringCase(
            "standing: %s%nxdrOnly: %s%nundocumented: %s%n"
                .formatted(standing, xdrOnly, undocumented));
    assertThat(facts.members(InputCatalog.BUCKETS, "tables/" + standing)).contains(key);
    assertThat(facts.members(InputCatalog.BUCKETS, "tables/xdr-only")).containsExactly("xdr");
    assertThat(facts.members(TableCatalog.UNDOCUMENTED_TABLES, ""))
        .containsExactly("parsed", "ruled");
    assertThat(facts.members(TableCatalog.TABLE_NAMES, "")).contains(key);
  }

  private Table table(String key) {
    return files.facts().get(TableCatalog.TABLE, key);
  }
}
