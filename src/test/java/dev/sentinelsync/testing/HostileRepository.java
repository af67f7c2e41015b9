package dev.sentinelsync.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sentinelsync.command.SampleRepository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * The sample repository after someone merged the whole injection corpus: each text in every field
 * of a solution, a rule, a playbook and a connector of its own.
 */
public final class HostileRepository {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, byte[]> files = new TreeMap<>();

  private HostileRepository() {}

  /** Builds the site of such a repository in the layout that shows the most texts. */
  public static BuiltSite site(Path folder) throws IOException {
    return site(folder, (sample, work) -> BuiltSite.of(sample, "full", work));
  }

  /** Builds the site of such a repository in all forms. */
  public static BuiltSite siteWithHtml(Path folder) throws IOException {
    return site(folder, BuiltSite::withHtml);
  }

  /** Builds the site of such a repository in all forms, under a title that is hostile too. */
  public static BuiltSite siteWithHtml(Path folder, String title) throws IOException {
    return site(folder, (sample, work) -> BuiltSite.withHtml(sample, work, title));
  }

  private static BuiltSite site(Path folder, BiFunction<SampleRepository, Path, BuiltSite> build)
      throws IOException {
    HostileRepository hostile = new HostileRepository();
    int number = 1000;
    for (String text : InjectionCorpus.texts()) {
      hostile.solution("Solutions/Hostile " + number++ + "/", text, number);
    }
    try (SampleRepository sample = SampleRepository.create(folder.resolve("sample"))) {
      sample.commit(hostile.files, List.of(), "Improve everything");
      return build.apply(sample, folder);
    }
  }

  private void solution(String root, String text, int number) throws JsonProcessingException {
    // A name's letter and slug come from its beginning, so some text is the same in all of them.
    String name = "H" + number + " " + text;
    put(root + "README.md", text);
    put(root + "ReleaseNotes.md", "Notes\n\n" + text);
    json(
        root + "Data/Solution_Hostile.json",
        Map.of(
            "Name", name,
            "Author", text,
            "Logo", "<img src=\"" + text + "\">",
            "Description", text,
            "Version", text,
            "Workbooks", List.of(text),
            "Metadata", "SolutionMetadata.json"));
    json(
        root + "SolutionMetadata.json",
        Map.of(
            "publisherId",
            text,
            "offerId",
            "offer" + number,
            "firstPublishDate",
            text,
            "providers",
            List.of(text),
            "categories",
            Map.of("domains", List.of(text)),
            "support",
            Map.of("name", text, "tier", text, "link", text)));
    Map<String, Object> rule = new LinkedHashMap<>();
    rule.put("id", "id" + number + text);
    rule.put("name", name);
    rule.put("version", text);
    rule.put("kind", text);
    rule.put("description", text);
    rule.put("severity", text);
    rule.put("status", text);
    rule.put(
        "requiredDataConnectors",
        List.of(Map.of("connectorId", "C" + number + text, "dataTypes", List.of(text))));
    rule.put("tactics", List.of(text));
    rule.put("relevantTechniques", List.of(text));
    rule.put(
        "query", "['T" + number + text.replaceAll("['\\\\\\s]", "") + "_CL'] | take 1 // " + text);
    rule.put("queryFrequency", text);
    rule.put("queryPeriod", text);
    rule.put("triggerOperator", text);
    rule.put("triggerThreshold", text);
    rule.put("suppressionEnabled", true);
    rule.put("suppressionDuration", text);
    rule.put(
        "entityMappings",
        List.of(
            Map.of(
                "entityType",
                text,
                "fieldMappings",
                List.of(Map.of("identifier", text, "columnName", text)))));
    rule.put("sentinelEntitiesMappings", List.of(Map.of("columnName", text)));
    rule.put("customDetails", Map.of(text, text));
    rule.put("alertDetailsOverride", Map.of(text, text));
    rule.put("eventGroupingSettings", Map.of("aggregationKind", text));
    rule.put(
        "incidentConfiguration",
        Map.of(
            "createIncident",
            text,
            "groupingConfiguration",
            Map.of("enabled", true, "matchingMethod", text, "groupByEntities", List.of(text))));
    json(root + "Analytic Rules/rule.yaml", rule);
    json(
        root + "Playbooks/Hostile/azuredeploy.json",
        Map.of(
            "$schema",
            "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
            "contentVersion",
            "1.0.0.0",
            "metadata",
            Map.of(
                "title",
                name,
                "description",
                text,
                "prerequisites",
                List.of(text, "Behind."),
                "postDeployment",
                List.of(text),
                "lastUpdateTime",
                text,
                "entities",
                List.of(text),
                "author",
                Map.of("name", text),
                "support",
                Map.of("tier", text)),
            "resources",
            List.of(Map.of("type", "Microsoft.Logic/workflows", "name", text))));
    put(root + "Playbooks/Hostile/readme.md", text);
    json(
        root + "Watchlists/Hostile.json",
        Map.of(
            "resources",
            List.of(
                Map.of(
                    "type",
                    "Microsoft.OperationalInsights/workspaces/providers/Watchlists",
                    "properties",
                    Map.of(
                        "watchlistAlias", text,
                        "displayName", text,
                        "provider", text,
                        "source", text,
                        "description", text,
                        "itemsSearchKey", text,
                        "rawContent", text + "," + text)))));
    json(
        root + "Workbooks/Hostile.json",
        Map.of(
            "version",
            "Notebook/1.0",
            "items",
            List.of(
                Map.of(
                    "type",
                    12,
                    "content",
                    Map.of(
                        "title",
                        text,
                        "items",
                        List.of(
                            Map.of(
                                "type",
                                3,
                                "content",
                                Map.of("title", text, "query", "Doors_CL // " + text))))))));
    Map<String, Object> connector = new LinkedHashMap<>();
    connector.put("id", "K" + number + text);
    connector.put("title", name);
    connector.put("publisher", text);
    connector.put("descriptionMarkdown", text);
    connector.put("graphQueries", List.of());
    connector.put("dataTypes", List.of(Map.of("name", text)));
    connector.put(
        "permissions",
        Map.of(
            "resourceProvider", List.of(Map.of("provider", text, "permissionsDisplayText", text)),
            "customs", List.of(Map.of("name", text, "description", text)),
            "licenses", List.of(text)));
    connector.put(
        "instructionSteps",
        List.of(
            Map.of(
                "title", text,
                "description", text,
                "instructions",
                    List.of(
                        Map.of(
                            "type",
                            "CopyableLabel",
                            "parameters",
                            Map.of("label", text, "value", text)),
                        Map.of("type", text, "parameters", Map.of("text", text))))));
    json(root + "Data Connectors/Hostile.json", connector);
  }

  /** JSON is YAML too, and keeps every character. */
  private void json(String path, Map<String, ?> content) throws JsonProcessingException {
    put(path, JSON.writeValueAsString(content));
  }

  private void put(String path, String text) {
    files.put(path, text.getBytes(StandardCharsets.UTF_8));
  }
}
