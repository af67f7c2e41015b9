package dev.sentinelsync.http;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpMessage;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Refuses a request with both {@code Transfer-Encoding} and {@code Content-Length}, which a proxy
 * in front may read as two. The library drops the length without a word (RFC 9112, 6.3 allows both)
 * and has no option for it.
 */
final class StrictDecoder extends VertxHttpRequestDecoder {

  /** The library's name of the decoder in its pipeline. */
  private static final String NAME = "httpDecoder";

  private StrictDecoder(HttpServerOptions options) {
    super(options);
  }

  /** Puts the decoder into a connection that has not read anything. */
  static void replaceIn(HttpConnection connection, HttpServerOptions options) {
    ChannelPipeline pipeline = ((ConnectionBase) connection).channel().pipeline();
    pipeline.replace(NAME, NAME, new StrictDecoder(options));
  }

  @Override
  protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
    throw new IllegalArgumentException("Transfer-Encoding together with Content-Length");
  }
}
