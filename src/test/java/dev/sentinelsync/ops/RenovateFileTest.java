package dev.sentinelsync.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rules by which versions and digests are raised name what the project has. */
class RenovateFileTest {

  private JsonNode rules;

  @BeforeEach
  void read() throws IOException {
    rules =
        JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build()
            .readTree(Path.of(".github", "renovate.json").toFile());
  }

  @Test
  void everyPackageOfARuleIsOneOfTheProject() throws IOException {
    // Plugins of Maven itself stand in the pom without their group.
    String named =
        "org.apache.maven.plugins "
            + Files.readString(Path.of("pom.xml"))
            + Files.readString(Path.of("Dockerfile"))
            + Files.readString(Path.of("docker-compose.yml"));
    List<String> packages = new ArrayList<>();
    for (JsonNode rule : rules.get("packageRules")) {
      assertThat(rule.has("groupName") || rule.has("description")).as(rule.toString()).isTrue();
      rule.get("matchPackageNames").forEach(name -> packages.add(name.asText()));
    }

    assertThat(packages).doesNotHaveDuplicates().hasSizeGreaterThan(10);
    assertThat(packages).allMatch(name -> named.contains(name.replace("**", "")));
  }

  @Test
  void imagesAndActionsKeepTheirDigests() {
    List<String> presets = new ArrayList<>();
    rules.get("extends").forEach(preset -> presets.add(preset.asText()));

    assertThat(presets).contains("docker:pinDigests", "helpers:pinGitHubActionDigests");
  }
}
