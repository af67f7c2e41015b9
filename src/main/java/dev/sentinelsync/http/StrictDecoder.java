package dev.sentinelsync.http;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpMessage;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.Set;

/**
 * Refuses what the library takes and has no option for: a request with both {@code
 * Transfer-Encoding} and {@code Content-Length}, which a proxy in front may read as two, since the
 * library drops the length without a word (RFC 9112, 6.3 allows both); and any version but HTTP/1.0
 * and 1.1, since the library repeats in its answer whatever the request has in that place.
 */
final class StrictDecoder extends VertxHttpRequestDecoder {

  /** The library's name of the decoder in its pipeline. */
  private static final String NAME = "httpDecoder";

  private static final Set<String> VERSIONS = Set.of("HTTP/1.0", "HTTP/1.1");

  private StrictDecoder(HttpServerOptions options) {
    super(options);
  }

  /** Puts the decoder into a connection that has not read anything. */
  static void replaceIn(HttpConnection connection, HttpServerOptions options) {
    ChannelPipeline pipeline = ((ConnectionBase) connection).channel().pipeline();
    pipeline.replace(NAME, NAME, new StrictDecoder(options));
  }

  @Override
  protected HttpMessage createMessage(String[] initialLine) {
    if (!VERSIONS.contains(initialLine[2])) {
      throw new IllegalArgumentException("Another version than HTTP/1.0 and HTTP/1.1");
    }
    return super.createMessage(initialLine);
  }

  @Override
  protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
    throw new IllegalArgumentException("Transfer-Encoding together with Content-Length");
  }
}
