package dev.sentinelsync.publish.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/**
 * Changes some files of a tree by reading and writing only the folders on the way to them. What is
 * not named stays, whatever it is.
 */
final class TreeEdit {

  private final Node root = new Node();

  /**
   * A file is to have this content.
   *
   * @param mayReplace whether it may take the place of something that is not removed here
   */
  void put(String path, ObjectId blob, boolean mayReplace) {
    Node node = node(path);
    node.blob = blob;
    node.mayReplace = mayReplace;
  }

  /** A file is to go. */
  void remove(String path) {
    node(path).removed = true;
  }

  private Node node(String path) {
    Node node = root;
    for (String name : path.split("/")) {
      node = node.children.computeIfAbsent(name, n -> new Node());
    }
    return node;
  }

  /**
   * Writes the changed tree.
   *
   * @param tree what it is made from; null for nothing
   * @param obstacle receives the path of a file that is in the way of one to be put; throws to stop
   * @return the new tree; the empty tree when nothing is left
   */
  ObjectId apply(
      ObjectId tree, ObjectReader reader, ObjectInserter inserter, Consumer<String> obstacle)
      throws IOException {
    ObjectId edited = new Run(reader, inserter, obstacle).edit("", tree, root);
    return edited == null ? inserter.insert(new TreeFormatter()) : edited;
  }

  /** What becomes of one path and of what is below it. */
  private static final class Node {
    private final SortedMap<String, Node> children = new TreeMap<>();
    private ObjectId blob;
    private boolean mayReplace;
    private boolean removed;

    /** Whether anything is put below. */
    boolean grows() {
      return children.values().stream().anyMatch(child -> child.blob != null || child.grows());
    }
  }

  /** An entry of a tree. */
  private record Entry(byte[] name, FileMode mode, ObjectId id) {

    boolean isTree() {
      return mode == FileMode.TREE;
    }

    /** Git sorts a folder as if its name ended with a slash. Bytes become characters one by one. */
    String sortKey() {
      String text = new String(name, StandardCharsets.ISO_8859_1);
      return isTree() ? text + "/" : text;
    }
  }

  /** One pass over the tree. */
  private static final class Run {

    private final ObjectReader reader;
    private final ObjectInserter inserter;
    private final Consumer<String> obstacle;

    Run(ObjectReader reader, ObjectInserter inserter, Consumer<String> obstacle) {
      this.reader = reader;
      this.inserter = inserter;
      this.obstacle = obstacle;
    }

    /** The new tree, or null when it would be empty. */
    ObjectId edit(String prefix, ObjectId tree, Node node) throws IOException {
      SortedMap<String, Entry> entries = entries(tree);
      for (var child : node.children.entrySet()) {
        byte[] name = child.getKey().getBytes(StandardCharsets.UTF_8);
        String key = new String(name, StandardCharsets.ISO_8859_1);
        Entry file = entries.remove(key);
        Entry old = file == null ? entries.remove(key + "/") : file;
        Entry now = edit(prefix + child.getKey(), name, old, child.getValue());
        if (now != null) {
          entries.put(now.sortKey(), now);
        }
      }
      return entries.isEmpty() ? null : write(entries);
    }

    private Entry edit(String path, byte[] name, Entry old, Node node) throws IOException {
      boolean oldTree = old != null && old.isTree();
      ObjectId below = oldTree ? old.id() : null;
      if (!node.children.isEmpty()) {
        if (old != null && !oldTree && !node.removed && node.grows()) {
          obstacle.accept(path);
        }
        below = edit(path + "/", below, node);
      }
      if (node.blob != null) {
        requireFree(path, old, below, node);
        return new Entry(name, FileMode.REGULAR_FILE, node.blob);
      }
      if (below != null) {
        return new Entry(name, FileMode.TREE, below);
      }
      return old == null || oldTree || node.removed || node.grows() ? null : old;
    }

    private void requireFree(String path, Entry old, ObjectId below, Node node) {
      boolean otherFile =
          old != null && !old.isTree() && !node.removed && !old.id().equals(node.blob);
      if (!node.mayReplace && (otherFile || below != null)) {
        obstacle.accept(path);
      }
    }

    private SortedMap<String, Entry> entries(AnyObjectId tree) throws IOException {
      SortedMap<String, Entry> entries = new TreeMap<>();
      if (tree == null) {
        return entries;
      }
      CanonicalTreeParser parser = new CanonicalTreeParser(null, reader, tree);
      for (; !parser.eof(); parser.next()) {
        byte[] name = new byte[parser.getNameLength()];
        parser.getName(name, 0);
        Entry entry = new Entry(name, parser.getEntryFileMode(), parser.getEntryObjectId());
        entries.put(entry.sortKey(), entry);
      }
      return entries;
    }

    private ObjectId write(SortedMap<String, Entry> entries) throws IOException {
      TreeFormatter tree = new TreeFormatter();
      for (Entry entry : entries.values()) {
        tree.append(entry.name(), entry.mode(), entry.id());
      }
      return inserter.insert(tree);
    }
  }
}
