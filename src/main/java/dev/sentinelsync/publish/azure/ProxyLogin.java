package dev.sentinelsync.publish.azure;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.policy.HttpPipelineSyncPolicy;
import dev.sentinelsync.support.ProxySettings;
import java.net.URI;

/** Gives each request what the proxy on its way demands. */
final class ProxyLogin extends HttpPipelineSyncPolicy {

  private final ProxySettings proxies;

  ProxyLogin(ProxySettings proxies) {
    this.proxies = proxies;
  }

  @Override
  protected void beforeSendingRequest(HttpPipelineCallContext context) {
    HttpRequest request = context.getHttpRequest();
    proxies.authorize(
        URI.create(request.getUrl().toString()),
        (name, value) -> request.setHeader(HttpHeaderName.fromString(name), value));
  }
}
