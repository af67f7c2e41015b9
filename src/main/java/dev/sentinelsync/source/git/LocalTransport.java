package dev.sentinelsync.source.git;

import dev.sentinelsync.support.DaemonThreads;
import java.io.File;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ProgressMonitor;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryCache.FileKey;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.BasePackFetchConnection;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.PackTransport;
import org.eclipse.jgit.transport.PushConnection;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.UploadPack;
import org.eclipse.jgit.util.FS;

/**
 * Fetches from a repository on this machine, within this process. JGit's own transport prints why
 * the source cannot be read as a stack trace and reports an "internal server error"; this one keeps
 * the reason.
 */
final class LocalTransport extends Transport implements PackTransport {

  private final File source;

  private LocalTransport(URIish uri, File source) {
    super(uri);
    this.source = source;
  }

  private LocalTransport(Repository local, URIish uri, File source) {
    super(local, uri);
    this.source = source;
  }

  /**
   * A transport from the repository at a path.
   *
   * @param local the repository to fetch into; null to look up refs only
   * @throws NoRemoteRepositoryException when there is none
   */
  static LocalTransport of(Repository local, URIish uri) throws NoRemoteRepositoryException {
    File source = FileKey.resolve(new File(uri.getPath()), FS.DETECTED);
    if (source == null) {
      throw new NoRemoteRepositoryException(uri, "not found");
    }
    return local == null ? new LocalTransport(uri, source) : new LocalTransport(local, uri, source);
  }

  /** The source was reached, and could not read its own objects. */
  static final class SourceDamagedException extends TransportException {
    private static final long serialVersionUID = 1L;

    SourceDamagedException(URIish uri, Throwable cause) {
      super(uri, String.valueOf(cause.getMessage()), cause);
    }
  }

  /** Opens the source for reading; the caller closes it. */
  Repository openSource() throws IOException {
    Repository repository =
        new FileRepositoryBuilder().setGitDir(source).setMustExist(true).build();
    String format = repository.getConfig().getString("extensions", null, "objectFormat");
    if (format != null && !format.equalsIgnoreCase("sha1")) {
      repository.close();
      throw new TransportException(
          uri,
          "its object ids are of the format "
              + format.toUpperCase(Locale.ROOT).replace("SHA256", "SHA-256")
              + ": follow a copy with SHA-1 ids");
    }
    return repository;
  }

  @Override
  public FetchConnection openFetch() throws TransportException {
    try {
      return new Connection(this, openSource());
    } catch (TransportException e) {
      throw e;
    } catch (IOException e) {
      throw new TransportException(uri, String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public PushConnection openPush() throws NotSupportedException {
    throw new NotSupportedException("nothing is pushed to a source");
  }

  @Override
  public void close() {
    // Each connection has its own resources.
  }

  /** The two ends of one fetch: the client here, the server in a thread of its own. */
  static final class Connection extends BasePackFetchConnection {

    private final Thread server;
    private final File source;
    private final boolean takesPart;
    private boolean takesLinks;
    private volatile Throwable failure;

    Connection(LocalTransport transport, Repository source) throws IOException {
      super(transport);
      this.source = transport.source;
      this.takesPart = transport.getDepth() != null || !transport.getFilterSpec().isNoOp();
      // The client may write that much before it reads again.
      PipedInputStream toServer = new PipedInputStream(MIN_CLIENT_BUFFER);
      PipedOutputStream fromClient = new PipedOutputStream(toServer);
      PipedInputStream toClient = new PipedInputStream(MIN_CLIENT_BUFFER);
      PipedOutputStream fromServer = new PipedOutputStream(toClient);
      server =
          DaemonThreads.named("source-upload-pack")
              .newThread(() -> serve(source, toServer, fromServer));
      server.start();
      init(toClient, fromClient);
      try {
        readAdvertisedRefs();
      } catch (TransportException e) {
        throw explained(e);
      }
    }

    /**
     * Lets the fetch take all objects of the source over as hard links, where that can be done. The
     * repository that is fetched into must be empty.
     */
    void takeLinks() {
      takesLinks = true;
    }

    private void serve(Repository source, PipedInputStream in, PipedOutputStream out) {
      try (source;
          in;
          out;
          UploadPack pack = new UploadPack(source)) {
        pack.uploadWithExceptionPropagation(in, out, null);
      } catch (IOException | RuntimeException | Error e) {
        // The client sees the connection end, and asks for the reason.
        failure = e;
      }
    }

    @Override
    protected void doFetch(
        ProgressMonitor monitor,
        Collection<Ref> want,
        Set<ObjectId> have,
        java.io.OutputStream messages)
        throws TransportException {
      if (takesLinks ? tookLinks(want) : tookNewLinks(want)) {
        return;
      }
      try {
        super.doFetch(monitor, want, have, messages);
      } catch (TransportException e) {
        throw explained(e);
      }
    }

    /** The same for a clone that lacks the newest commits alone. */
    private boolean tookNewLinks(Collection<Ref> want) {
      if (takesPart) {
        return false;
      }
      List<ObjectId> wanted = want.stream().map(Ref::getObjectId).toList();
      try (Repository from = new FileRepositoryBuilder().setGitDir(source).build()) {
        ObjectId known = local.resolve(Constants.HEAD);
        return known != null && new LinkedUpdate(from, local).take(wanted, known);
      } catch (IOException | UnsupportedOperationException e) {
        // Another file system, files that this user may not link, or damage that the fetch
        // explains.
        return false;
      }
    }

    private boolean tookLinks(Collection<Ref> want) throws TransportException {
      List<ObjectId> wanted = want.stream().map(Ref::getObjectId).toList();
      if (!LinkedObjects.take(source, local.getDirectory(), wanted)) {
        return false;
      }
      // The packs hold other branches too, and a collection would write each of their objects into
      // a file of its own.
      StoredConfig config = local.getConfig();
      config.setString(
          ConfigConstants.CONFIG_GC_SECTION, null, ConfigConstants.CONFIG_KEY_PRUNEEXPIRE, "now");
      try {
        config.save();
      } catch (IOException e) {
        throw new TransportException(uri, String.valueOf(e.getMessage()), e);
      }
      return true;
    }

    /** The server's reason, unless it only met the end of the client. */
    private TransportException explained(TransportException seen) {
      close();
      for (Throwable t = failure; t != null; t = t.getCause()) {
        if (t.getClass().getName().startsWith("org.eclipse.jgit.errors.")
            && !(t instanceof TransportException)) {
          return new SourceDamagedException(uri, t);
        }
      }
      return seen;
    }

    @Override
    public void close() {
      super.close();
      try {
        server.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
