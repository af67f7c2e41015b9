package dev.sentinelsync.content.fact;

import java.util.List;

/**
 * What {@code WorkbooksMetadata.json} says about the workbooks of the repository.
 *
 * @param workbooks in document order
 */
public record WorkbooksMetadataFacts(List<Entry> workbooks) implements FileFacts {

  /**
   * One workbook; texts are empty when absent.
   *
   * @param file {@code templateRelativePath}: the file name of the workbook
   * @param about what the gallery shows of a workbook
   * @param dataTypes the tables that it shows, as written
   * @param connectors the identifiers of the connectors that bring them
   * @param previewImages file names of pictures
   */
  public record Entry(
      String key,
      String file,
      About about,
      List<String> dataTypes,
      List<String> connectors,
      List<String> previewImages,
      ItemMetadata metadata) {

    /** What the gallery shows of a workbook. */
    public record About(
        String title,
        String subtitle,
        String description,
        String version,
        String provider,
        String logo) {}

    /** Copies the lists. */
    public Entry {
      dataTypes = List.copyOf(dataTypes);
      connectors = List.copyOf(connectors);
      previewImages = List.copyOf(previewImages);
    }
  }

  /** Copies the list. */
  public WorkbooksMetadataFacts {
    workbooks = List.copyOf(workbooks);
  }
}
