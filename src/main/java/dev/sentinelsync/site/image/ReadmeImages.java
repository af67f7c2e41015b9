package dev.sentinelsync.site.image;

import dev.sentinelsync.catalog.graph.Derivation;
import dev.sentinelsync.catalog.graph.Emitter;
import dev.sentinelsync.catalog.graph.FactGraph;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.graph.Index;
import dev.sentinelsync.catalog.graph.InputFamily;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.RepositoryImage;
import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.content.fact.MarkdownFacts;
import dev.sentinelsync.site.link.ReadmeImage;
import dev.sentinelsync.site.link.SiteFacts;
import dev.sentinelsync.site.markdown.BranchAddresses;
import dev.sentinelsync.site.markdown.RepositoryLinks;
import dev.sentinelsync.site.page.Forms;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.page.SourceUrls;
import java.util.List;
import java.util.Locale;

/**
 * Which images of the repository the HTML form shows (page layouts 13.8). Files that READMEs show
 * are wanted; who builds the site reads their headers and gives them as facts; those that are small
 * enough for the site to hold all are published.
 */
public final class ReadmeImages {

  /** Ids of the blobs that READMEs show as images, whatever they are; one set, empty identifier. */
  public static final Index WANTED = Index.of("readme-image-wanted");

  private static final Index SIZES = Index.of("readme-image-size");

  private static final Family<List<String>> WANTED_BY = new Family<>("readme-image-wanted-by");

  private static final Family<Integer> LIMIT = new Family<>("readme-image-limit");

  private ReadmeImages() {}

  /** Puts the families behind those of the catalog. */
  public static void register(FactGraph.Builder builder) {
    builder
        .derivedForEach(InputCatalog.FILE, new Wanted())
        .index(WANTED)
        .input(new Found())
        .index(SIZES)
        .derived(new Limit())
        .derivedForEach(InputCatalog.IMAGE, new Published());
  }

  /** Where an image lies: its name changes with its bytes, so that it can be kept for long. */
  public static String address(ReadmeImage image) {
    return "assets/readme/" + image.blob() + "." + image.ending();
  }

  /** The bytes of an image. */
  public static byte[] render(PageContext context) {
    return context.facts().get(InputCatalog.IMAGE, context.id()).content().get();
  }

  /** The blobs that a README shows. */
  private static final class Wanted implements Derivation<List<String>> {

    @Override
    public Family<List<String>> family() {
      return WANTED_BY;
    }

    @Override
    public List<String> derive(String path, Facts facts) {
      SourceFile file = facts.get(InputCatalog.FILE, path);
      List<String> references =
          file.facts(MarkdownFacts.class).map(MarkdownFacts::images).orElse(List.of());
      if (references.isEmpty() || !Forms.of(facts).html()) {
        return null;
      }
      BranchAddresses branch =
          BranchAddresses.of(facts.find(InputCatalog.SETTING, SourceUrls.SETTING).orElse(""));
      RepositoryLinks links = RepositoryLinks.of(file.folder(), branch);
      return references.stream()
          .flatMap(reference -> links.path(reference).stream())
          .flatMap(image -> facts.find(InputCatalog.FILE, image).stream())
          .map(SourceFile::blob)
          .distinct()
          .toList();
    }

    @Override
    public void emit(String path, List<String> blobs, Emitter out) {
      blobs.forEach(blob -> out.put(WANTED, "", blob));
    }
  }

  /** The images among what is wanted. */
  private static final class Found implements InputFamily<RepositoryImage> {

    @Override
    public Family<RepositoryImage> family() {
      return InputCatalog.IMAGE;
    }

    @Override
    public void emit(String blob, RepositoryImage image, Emitter out) {
      out.put(SIZES, "", String.format(Locale.ROOT, "%s %d", blob, image.facts().bytes()));
      out.declare(LIMIT, "");
    }
  }

  /** The largest size of an image at which all images up to it fit the site, in bytes. */
  private static final class Limit implements Derivation<Integer> {

    @Override
    public Family<Integer> family() {
      return LIMIT;
    }

    @Override
    public Integer derive(String id, Facts facts) {
      return ImageQuota.limit(
          facts.members(SIZES, "").stream()
              .map(element -> Integer.parseInt(element.substring(element.indexOf(' ') + 1)))
              .toList());
    }
  }

  /** An image on the site. */
  private static final class Published implements Derivation<ReadmeImage> {

    @Override
    public Family<ReadmeImage> family() {
      return SiteFacts.README_IMAGE;
    }

    @Override
    public ReadmeImage derive(String blob, Facts facts) {
      return facts
          .find(InputCatalog.IMAGE, blob)
          .map(RepositoryImage::facts)
          .filter(image -> image.bytes() <= facts.get(LIMIT, ""))
          .map(
              image ->
                  new ReadmeImage(blob, image.format().ending(), image.width(), image.height()))
          .orElse(null);
    }
  }
}
