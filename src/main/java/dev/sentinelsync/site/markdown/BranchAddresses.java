package dev.sentinelsync.site.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The addresses in the web under which the files of the followed branch lie (page layouts 13.8).
 *
 * @param roots what these addresses begin with
 */
public record BranchAddresses(List<Root> roots) {

  /** There is none. */
  public static final BranchAddresses NONE = new BranchAddresses(List.of());

  private static final Pattern SCHEME = Pattern.compile("(?i)^https?://(?:www\\.)?");

  private static final Pattern GITHUB = Pattern.compile("(?i)(github\\.com/[^/]+/[^/]+/)blob/(.+)");

  /**
   * The beginning of an address.
   *
   * @param repository host and repository, whose case does not matter
   * @param branch the branch with a final slash, whose case matters; empty if the first part has it
   */
  public record Root(String repository, String branch) {

    private Optional<String> below(String address) {
      int length = repository.length();
      return address.regionMatches(true, 0, repository, 0, length)
              && address.startsWith(branch, length)
          ? Optional.of(address.substring(length + branch.length()))
          : Optional.empty();
    }
  }

  /** Copies the list. */
  public BranchAddresses {
    roots = List.copyOf(roots);
  }

  /**
   * The addresses of a branch. GitHub has several for each file.
   *
   * @param webUrl address of the branch's root, without a final slash; empty if it has none
   */
  public static BranchAddresses of(String webUrl) {
    if (webUrl.isEmpty()) {
      return NONE;
    }
    String root = SCHEME.matcher(webUrl).replaceFirst("");
    Matcher github = GITHUB.matcher(root);
    if (!github.matches()) {
      return new BranchAddresses(List.of(new Root("", root + "/")));
    }
    String repository = github.group(1);
    String raw = repository.replaceFirst("(?i)^github\\.com", "raw.githubusercontent.com");
    String branch = github.group(2) + "/";
    List<Root> roots = new ArrayList<>();
    for (String name : List.of(branch, "refs/heads/" + branch)) {
      roots.add(new Root(repository + "blob/", name));
      roots.add(new Root(repository + "raw/", name));
      roots.add(new Root(raw, name));
    }
    return new BranchAddresses(roots);
  }

  /**
   * What an address has behind the branch.
   *
   * @param address an absolute one
   * @return a path, encoded as it is there; empty if the address leads elsewhere
   */
  Optional<String> path(String address) {
    String name = SCHEME.matcher(address).replaceFirst("");
    return roots.stream().flatMap(root -> root.below(name).stream()).findFirst();
  }
}
