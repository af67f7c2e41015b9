package dev.sentinelsync.site.template;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentinelsync.support.Packaged;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which templates are checked when they are read. */
class TemplatesTest {

  @TempDir Path folder;

  /** Packaged templates are parsed when they are used, so they are all checked here. */
  @Test
  void everyPackagedTemplateIsWellFormed() throws Exception {
    for (Map.Entry<String, String> template : Packaged.texts("config/templates").entrySet()) {
      // As one that replaces the packaged one.
      Files.writeString(folder.resolve(template.getKey()), template.getValue() + "\n");
    }
    assertThatCode(() -> Templates.load(folder)).doesNotThrowAnyException();
  }

  @Test
  void aTemplateOfTheFolderIsCheckedWhenItIsRead() throws Exception {
    Files.writeString(folder.resolve("item.md.ftl"), "<#if missing>");
    assertThatThrownBy(() -> Templates.load(folder))
        .isInstanceOf(TemplateProblem.class)
        .hasMessageContaining("item.md.ftl");
  }
}
