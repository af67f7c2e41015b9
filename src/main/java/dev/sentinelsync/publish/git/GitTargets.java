package dev.sentinelsync.publish.git;

import dev.sentinelsync.publish.PathRules;
import dev.sentinelsync.publish.TargetAddress;
import dev.sentinelsync.publish.TargetException;
import dev.sentinelsync.publish.TargetException.Reason;
import dev.sentinelsync.publish.TargetFactory;
import dev.sentinelsync.publish.TargetSettings;
import dev.sentinelsync.publish.TargetStore;
import dev.sentinelsync.support.Sha256;
import dev.sentinelsync.support.git.GitLocation;
import dev.sentinelsync.support.git.RemoteAccess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;

/**
 * Makes Git stores: {@code git:URL#branch} or {@code git:URL#branch:folder}, with the option {@code
 * adopt} (whether foreign files in the way of new pages are replaced; default false). A branch that
 * does not exist is created, without parent.
 */
public final class GitTargets implements TargetFactory {

  @Override
  public String scheme() {
    return "git";
  }

  @Override
  public String form() {
    return "git:URL#branch[:folder]";
  }

  @Override
  public TargetStore open(TargetAddress address, TargetSettings settings) {
    address.allowOptions("adopt");
    int hash = address.location().lastIndexOf('#');
    if (hash <= 0) {
      throw invalid("A Git target needs a branch: git:URL#branch or git:URL#branch:folder.");
    }
    String place = address.location().substring(hash + 1);
    int colon = place.indexOf(':');
    String branch = colon < 0 ? place : place.substring(0, colon);
    String folder = colon < 0 ? "" : PathRules.check(place.substring(colon + 1));
    String branchRef = Constants.R_HEADS + branch;
    if (!Repository.isValidRefName(branchRef)) {
      throw invalid("The branch of the Git target is not a valid name of a branch.");
    }
    GitLocation location = location(address.location().substring(0, hash), settings);
    RemoteAccess remote = RemoteAccess.of(location, settings.gitCredentials(), settings.timeout());
    GitCache cache = new GitCache(cacheFolder(settings.workFolder(), location), remote, branchRef);
    return new GitStore(cache, branch, folder, address.flag("adopt", false));
  }

  private static GitLocation location(String url, TargetSettings settings) {
    GitLocation location;
    try {
      location = GitLocation.parse(url, settings.gitSchemes());
    } catch (IllegalArgumentException e) {
      throw invalid(e.getMessage());
    }
    if (location.kind() == GitLocation.Kind.BUNDLE) {
      throw invalid("A Git target cannot be a bundle file. Use a repository.");
    }
    return location;
  }

  /** One clone for all branches of a repository. */
  private static Path cacheFolder(Path work, GitLocation location) {
    byte[] address = location.uri().toString().getBytes(StandardCharsets.UTF_8);
    return work.resolve("git-targets").resolve(Sha256.hex(address).substring(0, 16) + ".git");
  }

  private static TargetException invalid(String message) {
    return new TargetException(Reason.INVALID_TARGET, message);
  }
}
