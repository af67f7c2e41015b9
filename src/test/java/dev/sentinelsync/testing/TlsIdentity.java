package dev.sentinelsync.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A server's certificate from an authority that nobody knows, made by the JDK's keytool. */
public final class TlsIdentity {

  /** Of all stores and keys here. */
  public static final String PASSWORD = "changeit";

  private static final String AUTHORITY = "authority";
  private static final String SERVER = "server";

  private final Path folder;
  private final KeyStore both;

  private TlsIdentity(Path folder, KeyStore both) {
    this.folder = folder;
    this.both = both;
  }

  /**
   * Makes a certificate.
   *
   * @param folder an existing folder, for its files
   * @param name the subject alternative name, such as {@code dns:git.test}
   * @param start when it becomes valid, as keytool writes it, such as {@code -10d}
   * @param days how long it is valid
   */
  public static TlsIdentity of(Path folder, String name, String start, int days) throws Exception {
    Path store = folder.resolve("both.p12");
    keytool(store, AUTHORITY, List.of("-dname", "CN=An authority", "-ext", "bc:c"));
    keytool(
        store,
        SERVER,
        List.of(
            "-dname",
            "CN=A server",
            "-ext",
            "san=" + name,
            "-signer",
            AUTHORITY,
            "-signerkeypass",
            PASSWORD,
            "-startdate",
            start,
            "-validity",
            String.valueOf(days)));
    KeyStore both = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      both.load(in, PASSWORD.toCharArray());
    }
    return new TlsIdentity(folder, both);
  }

  private static void keytool(Path store, String alias, List<String> more) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD));
    command.addAll(more);
    Command.run(command);
  }

  /** What the server shows. */
  public SSLContext server() throws GeneralSecurityException, IOException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    keys.load(null, null);
    char[] password = PASSWORD.toCharArray();
    keys.setKeyEntry(
        SERVER, both.getKey(SERVER, password), password, both.getCertificateChain(SERVER));
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  /** A client that trusts the authority. */
  public SSLContext trusting() throws GeneralSecurityException, IOException {
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  /** Writes a trust store with the authority. */
  public Path trustStore() throws GeneralSecurityException, IOException {
    Path file = folder.resolve("trusted.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      trusted().store(out, PASSWORD.toCharArray());
    }
    return file;
  }

  private KeyStore trusted() throws GeneralSecurityException, IOException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry(AUTHORITY, both.getCertificate(AUTHORITY));
    return trusted;
  }
}
