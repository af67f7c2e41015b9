package dev.sentinelsync.content.parse;

import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactoryBuilder;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.Reader;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.events.NodeEvent;

/**
 * Makes parsers that also know the anchors of scalars: {@link YAMLParser#getCurrentAnchor} answers
 * for keys, objects and lists only.
 */
final class AnchoredYamlFactory extends YAMLFactory {

  private static final long serialVersionUID = 1L;

  AnchoredYamlFactory(YAMLFactoryBuilder builder) {
    super(builder);
  }

  @Override
  protected YAMLParser _createParser(Reader reader, IOContext context) {
    return new Parser(context, _parserFeatures, _yamlParserFeatures, _loaderOptions, reader);
  }

  /** A parser that keeps hold of what the YAML library says about a token. */
  static final class Parser extends YAMLParser {

    Parser(
        IOContext context, int features, int yamlFeatures, LoaderOptions options, Reader reader) {
      super(context, features, yamlFeatures, options, null, reader);
    }

    /** The anchor of the current token, or null. */
    String anchor() {
      return _lastEvent instanceof NodeEvent node ? node.getAnchor() : null;
    }
  }
}
