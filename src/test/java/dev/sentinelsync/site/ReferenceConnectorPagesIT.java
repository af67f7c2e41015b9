package dev.sentinelsync.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.content.fact.ConnectorDefinition;
import dev.sentinelsync.content.fact.ConnectorFileFacts;
import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.content.kind.ContentReaders;
import dev.sentinelsync.content.parse.ContentLimits;
import dev.sentinelsync.testing.BundledRepository;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Permissions and setup steps of real connectors, compared with the published reference pages. The
 * pages are three years younger than the definitions; what was reworded since is mapped.
 */
class ReferenceConnectorPagesIT {

  @TempDir static Path folder;

  private static BundledRepository repository;

  @BeforeAll
  static void cloneTheBundle() throws Exception {
    repository = BundledRepository.cloneInto(folder);
  }

  @AfterAll
  static void close() {
    if (repository != null) {
      repository.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "onapsisplatform, Solutions/Onapsis Platform/Data Connectors/OnapsisPlatform.json",
    "azurecognitivesearch-ccp,"
        + " Solutions/Azure Cognitive Search/Data Connectors/AzureCognitiveSearch_CCP.JSON",
    "boschaishield,"
        + " Solutions/AIShield AI Security Monitoring/Data Connectors/AIShieldConnector.json",
    "ciscomerakinativepoller, Solutions/CiscoMeraki/Data"
        + " Connectors/CiscoMerakiNativePollerConnector/azuredeploy_Cisco_Meraki_native_poller_connector.json",
  })
  void sectionsEqualThePublishedOnes(String page, String source) throws Exception {
    String published =
        Files.readString(
            BundledRepository.sharedFile("reference-pages/connectors/" + page + ".md"));
    ConnectorDefinition definition = definition(source);

    String permissions = between(published, "\n## Permissions\n\n", "\n\n## Setup Instructions");
    String setup = between(published, "Sentinel portal.\n\n", "\n\n---\n\n**Browse");

    SetupSections sections =
        SetupSections.of(today(definition.permissions()), today(definition.instructionSteps()));

    assertThat(sections.permissions()).isEqualTo(permissions);
    assertThat(sections.steps()).isEqualTo(setup);
  }

  /** A part of a definition of 2022 in the words that its page had in 2026. */
  private static String today(String json) {
    return json.replace("Azure Sentinel", "Microsoft Sentinel")
        .replace("Bosch AIShield", "AIShield")
        .replace("bosch.rbei_aishield", "rbei.bgsw_aishield_product")
        .replace(
            "https://github.com/Azure/Azure-Sentinel/blob/master/Parsers/Onapsis/OnapsisLookup.txt",
            "https://aka.ms/sentinel-Onapsis-parser");
  }

  private static ConnectorDefinition definition(String source) throws Exception {
    byte[] bytes = repository.file(source).orElseThrow();
    ConnectorFileFacts facts =
        (ConnectorFileFacts)
            ContentReaders.standard(ContentLimits.DEFAULT)
                .read(FileKind.CONNECTOR, bytes, problem -> {});
    return facts.definitions().get(0);
  }

  private static String between(String text, String start, String end) {
    int from = text.indexOf(start) + start.length();
    assertThat(from).isGreaterThanOrEqualTo(start.length());
    return text.substring(from, text.indexOf(end, from));
  }
}
