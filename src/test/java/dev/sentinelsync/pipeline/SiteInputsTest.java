package dev.sentinelsync.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sentinelsync.site.page.Forms;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteInputsTest {

  @TempDir Path folder;

  @Test
  void aTemplateThatCannotBeReadIsAFaultOfTheConfiguration() throws Exception {
    Path templates = Files.createDirectory(folder.resolve("templates"));
    Path link = Files.createSymbolicLink(templates.resolve("a.ftl"), folder.resolve("nowhere"));
    SiteSettings plain = TestSites.site(folder, "origin", "navbar");
    SiteInputs inputs =
        new SiteInputs(
            TestSites.with(plain, templates, plain.pages().reference()),
            new SharedInputs(),
            () -> new Forms(true, false, false, false));

    Failure failure = Failure.of(catchThrowable(inputs::refresh));

    assertThat(failure.known()).isTrue();
    assertThat(failure.retryable()).isFalse();
    assertThat(failure.message()).contains(link.toString()).contains("cannot be read");
  }
}
