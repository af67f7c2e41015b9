package dev.sentinelsync.support;

import java.util.AbstractSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;

/**
 * A set that mostly holds no element or one, in a seventh of the memory of a {@link HashSet} then.
 * Elements are not null. Its order is not defined, and its iterator removes nothing.
 *
 * @param <E> type of the elements
 */
public final class SmallSet<E> extends AbstractSet<E> {

  /** Null, the only element, or {@link Many} elements. */
  private Object held;

  /** A type that no element has. */
  private static final class Many<E> extends HashSet<E> {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public boolean add(E element) {
    if (held instanceof Many<?>) {
      return many().add(element);
    }
    if (held == null) {
      held = element;
      return true;
    }
    if (held.equals(element)) {
      return false;
    }
    Many<Object> both = new Many<>();
    both.add(held);
    both.add(element);
    held = both;
    return true;
  }

  @Override
  public boolean remove(Object element) {
    if (held instanceof Many<?>) {
      boolean removed = many().remove(element);
      if (many().isEmpty()) {
        held = null;
      }
      return removed;
    }
    if (held == null || !held.equals(element)) {
      return false;
    }
    held = null;
    return true;
  }

  @Override
  public boolean contains(Object element) {
    return held instanceof Many<?> many
        ? many.contains(element)
        : held != null && held.equals(element);
  }

  @Override
  public Iterator<E> iterator() {
    if (held instanceof Many<?>) {
      return Collections.unmodifiableSet(many()).iterator();
    }
    return held == null ? Collections.emptyIterator() : List.of(only()).iterator();
  }

  @Override
  public int size() {
    return held instanceof Many<?> many ? many.size() : held == null ? 0 : 1;
  }

  @SuppressWarnings("unchecked")
  private Many<E> many() {
    return (Many<E>) held;
  }

  @SuppressWarnings("unchecked")
  private E only() {
    return (E) held;
  }
}
