package dev.sentinelsync.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/**
 * What a page of a rule in the layout {@code full} says, read back from its Markdown. Shares no
 * code with what writes the pages.
 */
public final class FactsOnPage {

  private static final Parser PARSER =
      Parser.builder().extensions(List.of(TablesExtension.create())).build();

  private static final Pattern MARK = Pattern.compile("⟦U\\+([0-9A-F]{4,6})⟧");

  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final List<Entity> entities = new ArrayList<>();
  private String source = "";
  private String query = "";

  private FactsOnPage() {}

  /**
   * An entity of an alert.
   *
   * @param type of the entity
   * @param fields identifiers and columns, in order
   */
  public record Entity(String type, List<Map.Entry<String, String>> fields) {}

  /** Reads a page. */
  public static FactsOnPage of(String markdown) {
    FactsOnPage page = new FactsOnPage();
    String heading = "";
    for (Node node = PARSER.parse(markdown).getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof Heading) {
        heading = text(node);
      } else if (node instanceof TableBlock table) {
        page.read(heading, rows(table));
        page.source = page.source.isEmpty() ? firstLink(table, "View on GitHub") : page.source;
      } else if (node instanceof FencedCodeBlock block && heading.equals("Query")) {
        page.query = unmarked(block.getLiteral().substring(0, block.getLiteral().length() - 1));
      }
    }
    return page;
  }

  /** The attributes of the first table by their names. */
  public Map<String, String> attributes() {
    return attributes;
  }

  /** Destination of the link to the file. */
  public String source() {
    return source;
  }

  /** The query; empty if there is none. */
  public String query() {
    return query;
  }

  /** The entities of its alerts, in order. */
  public List<Entity> entities() {
    return entities;
  }

  private void read(String heading, List<List<String>> rows) {
    if (attributes.isEmpty() && rows.get(0).equals(List.of("Attribute", "Value"))) {
      rows.stream().skip(1).forEach(row -> attributes.put(row.get(0), row.get(1)));
    } else if (heading.equals("Entities")) {
      for (List<String> row : rows.subList(1, rows.size())) {
        if (!row.get(0).isEmpty() || entities.isEmpty()) {
          entities.add(new Entity(row.get(0), new ArrayList<>()));
        }
        if (!row.get(1).equals("-")) {
          entities.get(entities.size() - 1).fields().add(Map.entry(row.get(1), row.get(2)));
        }
      }
    }
  }

  private static List<List<String>> rows(TableBlock table) {
    List<List<String>> rows = new ArrayList<>();
    table.accept(
        new AbstractVisitor() {
          @Override
          public void visit(org.commonmark.node.CustomNode node) {
            if (node instanceof TableRow) {
              rows.add(new ArrayList<>());
            } else if (node instanceof TableCell) {
              rows.get(rows.size() - 1).add(text(node));
            }
            visitChildren(node);
          }
        });
    return rows;
  }

  private static String text(Node node) {
    StringBuilder text = new StringBuilder();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text part) {
            text.append(part.getLiteral());
          }

          @Override
          public void visit(Code part) {
            text.append(part.getLiteral());
          }
        });
    return text.toString();
  }

  private static String firstLink(Node node, String label) {
    List<String> found = new ArrayList<>();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Link link) {
            if (text(link).equals(label)) {
              found.add(link.getDestination());
            }
          }
        });
    return found.isEmpty() ? "" : found.get(0);
  }

  /** A query with the characters that its marks stand for. */
  private static String unmarked(String query) {
    return MARK.matcher(query)
        .replaceAll(mark -> Character.toString(Integer.parseInt(mark.group(1), 16)));
  }
}
