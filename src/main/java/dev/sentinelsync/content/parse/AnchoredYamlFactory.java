package dev.sentinelsync.content.parse;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactoryBuilder;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.Reader;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.NodeEvent;

/**
 * Makes parsers that also know the anchors of scalars, for which {@link
 * YAMLParser#getCurrentAnchor} has no answer, and that take aliases as keys, which {@link
 * YAMLParser} refuses.
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

    @Override
    public JsonToken nextToken() throws IOException {
      try {
        return super.nextToken();
      } catch (JsonParseException e) {
        boolean isKey = _parsingContext.inObject() && _currToken != JsonToken.FIELD_NAME;
        if (!isKey || !(_lastEvent instanceof AliasEvent alias)) {
          throw e;
        }
        // The refused event is read already, so the parser is where it is behind other keys.
        _currentFieldName = alias.getAnchor();
        _parsingContext.setCurrentName(_currentFieldName);
        _currentIsAlias = true;
        _currToken = JsonToken.FIELD_NAME;
        return _currToken;
      }
    }

    /** The anchor of the current token, or null. */
    String anchor() {
      return _lastEvent instanceof NodeEvent node ? node.getAnchor() : null;
    }
  }
}
