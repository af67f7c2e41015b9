package dev.sentinelsync.publish.file;

import dev.sentinelsync.publish.TargetAddress;
import dev.sentinelsync.publish.TargetException;
import dev.sentinelsync.publish.TargetException.Reason;
import dev.sentinelsync.publish.TargetFactory;
import dev.sentinelsync.publish.TargetSettings;
import dev.sentinelsync.publish.TargetStore;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Makes file stores: {@code file:DIR}, with the options {@code mode} ({@code release} or {@code
 * in-place}), {@code adopt} (whether foreign files in the way of new pages are replaced; default
 * false) and {@code durable} (whether every page is brought to the medium before the switch, and
 * not only the manifest; default false, because it costs a disk access per page, and a page that a
 * power cut took is found and mended by {@code verify --repair}).
 */
public final class FileTargets implements TargetFactory {

  @Override
  public String scheme() {
    return "file";
  }

  @Override
  public String form() {
    return "file:DIR[?mode=release|in-place]";
  }

  @Override
  public TargetStore open(TargetAddress address, TargetSettings settings) {
    return open(address, settings, new Disk());
  }

  /** The same on another disk. */
  static TargetStore open(TargetAddress address, TargetSettings settings, Disk disk) {
    address.allowOptions("mode", "adopt", "durable");
    Path folder = folder(address.location());
    ManifestFiles manifests = new ManifestFiles();
    boolean adopt = address.flag("adopt", false);
    Layout layout =
        switch (address.option("mode", "release")) {
          case "release" -> new ReleaseLayout(disk, folder, manifests, adopt);
          case "in-place" -> new InPlaceLayout(disk, folder, manifests, adopt);
          default -> throw invalid("The mode of a file target is release or in-place.");
        };
    return new FileStore(disk, folder, layout, settings.timeout(), address.flag("durable", false));
  }

  /**
   * The folder that the location of a file target names, absolute.
   *
   * @throws TargetException if it names none
   */
  public static Path folder(String location) {
    String text = location.replaceFirst("^//(localhost)?(?=/)", "");
    if (text.isEmpty()) {
      throw invalid("A file target needs a folder: file:DIR.");
    }
    try {
      return Path.of(text).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw invalid("The path of the file target is no valid path.");
    }
  }

  private static TargetException invalid(String message) {
    return new TargetException(Reason.INVALID_TARGET, message);
  }
}
