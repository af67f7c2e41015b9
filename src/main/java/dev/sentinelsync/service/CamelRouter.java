package dev.sentinelsync.service;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;

/**
 * The router on which {@code platform-http} mounts Camel's routes. Whoever opens a port over it
 * decides about connections and times; Camel's own server offers no options for them.
 */
public final class CamelRouter extends VertxPlatformHttpRouter {

  /** The name by which {@code platform-http} finds it where Camel has no server of its own. */
  public static final String NAME = PLATFORM_HTTP_ROUTER_NAME_ZERO;

  private final long maximumBodyBytes;

  /**
   * @param maximumBodyBytes largest body that is read
   */
  public CamelRouter(Vertx vertx, long maximumBodyBytes) {
    super(null, vertx, Router.router(vertx), NAME);
    this.maximumBodyBytes = maximumBodyBytes;
  }

  @Override
  public Handler<RoutingContext> bodyHandler() {
    return BodyHandler.create(false).setBodyLimit(maximumBodyBytes);
  }
}
