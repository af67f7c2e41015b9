package dev.sentinelsync.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.command.SampleRepository;
import dev.sentinelsync.testing.BuiltSite;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queries name built-in ASIM parsers with the version that workspaces have. */
class AsimVersionsTest {

  @TempDir Path folder;

  @Test
  void aVersionBehindTheNameOfABuiltInParserLeadsToTheParser() throws Exception {
    String rule =
        """
        id: 8f0f5f0a-7f0b-4a39-9d8a-0c6f2a8e0001
        name: Versions of parsers
        kind: Scheduled
        query: |
          union _Im_Dns_NorthwallV03, _Im_Dns_NobodyV02
          | summarize count() by SrcIpAddr
        version: 1.0.0
        """;
    try (SampleRepository sample = SampleRepository.create(folder.resolve("sample"))) {
      sample.commit(
          Map.of("Detections/Versions.yaml", rule.getBytes(StandardCharsets.UTF_8)),
          List.of(),
          "Name versions");
      BuiltSite site = BuiltSite.of(sample, folder);

      String page =
          site.addresses().stream()
              .filter(address -> address.contains("versions-of-parsers"))
              .map(site::text)
              .findFirst()
              .orElseThrow();
      assertThat(page)
          .contains("[`_Im_Dns_NorthwallV03`](../asim/vimdnsnorthwall.md)")
          .contains("[`_Im_Dns_NobodyV02`](../asim/vimdnsnobodyv02.md)");
      assertThat(site.addresses()).doesNotContain("asim/vimdnsnorthwallv03.md");
    }
  }
}
