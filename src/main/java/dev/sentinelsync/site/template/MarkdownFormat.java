package dev.sentinelsync.site.template;

import freemarker.core.CommonMarkupOutputFormat;
import freemarker.core.CommonTemplateMarkupOutputModel;
import freemarker.template.TemplateModelException;
import java.io.IOException;
import java.io.Writer;

/** FreeMarker output format of the templates: what is not {@link Markup} is escaped. */
final class MarkdownFormat extends CommonMarkupOutputFormat<MarkdownFormat.Model> {

  static final MarkdownFormat INSTANCE = new MarkdownFormat();

  private MarkdownFormat() {}

  @Override
  public String getName() {
    return "Markdown";
  }

  @Override
  public String getMimeType() {
    return "text/markdown";
  }

  @Override
  public void output(String textToEscape, Writer out) throws IOException, TemplateModelException {
    out.write(Escape.inline(textToEscape));
  }

  @Override
  public String escapePlainText(String plainTextContent) {
    return Escape.inline(plainTextContent);
  }

  @Override
  public boolean isLegacyBuiltInBypassed(String builtInName) {
    return false;
  }

  @Override
  protected Model newTemplateMarkupOutputModel(String plainTextContent, String markupContent) {
    return new Model(plainTextContent, markupContent);
  }

  /** Markdown inside a template. */
  static final class Model extends CommonTemplateMarkupOutputModel<Model> {

    Model(String plainTextContent, String markupContent) {
      super(plainTextContent, markupContent);
    }

    @Override
    public MarkdownFormat getOutputFormat() {
      return INSTANCE;
    }
  }
}
