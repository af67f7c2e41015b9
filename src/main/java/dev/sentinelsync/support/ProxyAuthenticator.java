package dev.sentinelsync.support;

import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.URL;

/**
 * Answers a proxy that demands a credential, and nobody else. Each request is answered once: Java
 * would ask twenty times for one whose credential is wrong, and a company's proxy may lock an
 * account after a few.
 */
final class ProxyAuthenticator extends Authenticator {

  private final ProxySettings proxies;

  /** The address of the last request that was answered; each request has an object of its own. */
  private final ThreadLocal<URL> answered = new ThreadLocal<>();

  ProxyAuthenticator(ProxySettings proxies) {
    this.proxies = proxies;
  }

  @Override
  protected PasswordAuthentication getPasswordAuthentication() {
    URL request = getRequestingURL();
    if (getRequestorType() != RequestorType.PROXY || request == answered.get()) {
      return null;
    }
    answered.set(request);
    return proxies
        .credential(getRequestingHost(), getRequestingPort())
        .map(found -> new PasswordAuthentication(found.user(), found.password().toCharArray()))
        .orElse(null);
  }
}
