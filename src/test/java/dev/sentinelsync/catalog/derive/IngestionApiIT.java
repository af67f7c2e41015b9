package dev.sentinelsync.catalog.derive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.connector.ConnectorIngestion;
import dev.sentinelsync.catalog.connector.IngestionApi;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.testing.BundledRepository;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The connectors of the real repository of August 2022 with the code of their functions. What code
 * signs with the key of the workspace is found a second time by the test itself.
 */
class IngestionApiIT {

  private static final Pattern FOLDER =
      Pattern.compile("(?i)Solutions/[^/]+/(Data ?Connectors?)/.*");
  private static final Pattern CODE =
      Pattern.compile("(?i).*(\\.(py|ps1|psm1|js|ts|cs)|/requirements\\.txt)");

  @TempDir Path folder;

  @Test
  void connectorsWithCodeSendThroughTheApiThatTheCodeUses() throws Exception {
    RepositoryFiles files = new RepositoryFiles();
    TreeSet<String> code = new TreeSet<>();
    TreeSet<String> signing = new TreeSet<>();
    try (BundledRepository repository =
        BundledRepository.cloneInto(folder, "azure-sentinel-text-2022-08.bundle")) {
      repository.forEachFile(
          (path, bytes) -> {
            if (!FOLDER.matcher(path).matches()) {
              return;
            }
            String text = new String(bytes, StandardCharsets.UTF_8);
            files.file(path, text);
            if (CODE.matcher(path).matches()) {
              code.add(path);
              String lower = text.toLowerCase(Locale.ROOT);
              if (lower.contains("sharedkey") && lower.contains("/api/logs")) {
                signing.add(path.split("/")[1]);
              }
            }
          });
    }
    Facts facts = files.facts();
    TreeMap<IngestionApi, Integer> apis = new TreeMap<>();
    TreeSet<String> byCode = new TreeSet<>();
    for (String key : facts.members(ConnectorCatalog.CONNECTORS, "")) {
      ConnectorIngestion ingestion = facts.get(ConnectorCatalog.INGESTION, key);
      apis.merge(ingestion.api(), 1, Integer::sum);
      if (ingestion.reason().contains("signs")) {
        byCode.add(facts.get(ConnectorCatalog.CONNECTOR, key).definitionPath().split("/")[1]);
      }
    }

    assertThat(code).hasSize(181);
    assertThat(byCode).isEqualTo(signing);
    assertThat(apis)
        .containsOnlyKeys(
            IngestionApi.LOG_INGESTION, IngestionApi.DATA_COLLECTOR, IngestionApi.NONE)
        .containsEntry(IngestionApi.LOG_INGESTION, 1);
  }
}
