package dev.sentinelsync.catalog.graph;

import dev.sentinelsync.support.Sha256;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * Computes fingerprints of fact values: records of strings, numbers, booleans, enums, optionals,
 * lists, sets and maps in a defined order.
 *
 * <p>SHA-256 cut to 128 bits: what the repository says is untrusted, and nobody shall be able to
 * craft a change that looks like none.
 */
public final class Fingerprints {

  private static final ClassValue<MethodHandle[]> ACCESSORS =
      new ClassValue<>() {
        @Override
        protected MethodHandle[] computeValue(Class<?> type) {
          return Arrays.stream(type.getRecordComponents())
              .map(Fingerprints::accessor)
              .toArray(MethodHandle[]::new);
        }
      };

  private static final MethodType ACCESSOR = MethodType.methodType(Object.class, Record.class);

  private Fingerprints() {}

  /**
   * The fingerprint of a value.
   *
   * @param value the value, or null for {@link Fingerprint#ABSENT}
   * @throws IllegalArgumentException if the value holds something that has no defined order or form
   */
  public static Fingerprint of(Object value) {
    if (value == null) {
      return Fingerprint.ABSENT;
    }
    Sink sink = new Sink();
    sink.value(value);
    ByteBuffer digest = ByteBuffer.wrap(sink.digest());
    return new Fingerprint(digest.getLong(), digest.getLong());
  }

  private static MethodHandle accessor(RecordComponent component) {
    try {
      var method = component.getAccessor();
      method.setAccessible(true);
      // One exact type for all, so that a call needs no adaption.
      return MethodHandles.lookup().unreflect(method).asType(ACCESSOR);
    } catch (IllegalAccessException e) {
      throw new IllegalArgumentException("cannot read record component " + component, e);
    }
  }

  /** Writes values in a self-delimiting form. */
  private static final class Sink {

    private final MessageDigest digest = Sha256.newDigest();
    private byte[] buffer = new byte[512];
    private int length;

    byte[] digest() {
      digest.update(buffer, 0, length);
      return digest.digest();
    }

    void value(Object value) {
      if (value == null) {
        tag('0');
      } else if (value instanceof String text) {
        tag('s');
        bytes(text.getBytes(StandardCharsets.UTF_8));
      } else if (value instanceof Boolean flag) {
        tag(flag ? 't' : 'f');
      } else if (value instanceof Number number) {
        tag('n');
        bytes(number.toString().getBytes(StandardCharsets.UTF_8));
      } else if (value instanceof Enum<?> constant) {
        tag('e');
        bytes(constant.name().getBytes(StandardCharsets.UTF_8));
      } else if (value instanceof Fingerprinted named) {
        tag('i');
        bytes(named.identity().getBytes(StandardCharsets.UTF_8));
      } else if (value instanceof Record structure) {
        structure(structure);
      } else if (value instanceof Collection<?> elements) {
        tag('l');
        number(elements.size());
        elements.forEach(this::value);
      } else if (value instanceof Map<?, ?> map) {
        tag('m');
        number(map.size());
        map.forEach(
            (key, entry) -> {
              value(key);
              value(entry);
            });
      } else if (value instanceof Optional<?> optional) {
        value(optional.orElse(null));
      } else {
        throw new IllegalArgumentException("no fingerprint for " + value.getClass().getName());
      }
    }

    private void structure(Record structure) {
      tag('r');
      bytes(structure.getClass().getSimpleName().getBytes(StandardCharsets.UTF_8));
      for (MethodHandle accessor : ACCESSORS.get(structure.getClass())) {
        try {
          value((Object) accessor.invokeExact(structure));
        } catch (RuntimeException | Error e) {
          throw e;
        } catch (Throwable e) {
          // A method handle declares it; an accessor of a record throws nothing checked.
          throw new IllegalArgumentException("cannot read " + structure.getClass().getName(), e);
        }
      }
    }

    private void tag(char tag) {
      room(1);
      buffer[length++] = (byte) tag;
    }

    private void number(int number) {
      room(Integer.BYTES);
      for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
        buffer[length++] = (byte) (number >>> shift);
      }
    }

    private void bytes(byte[] bytes) {
      number(bytes.length);
      if (bytes.length > buffer.length) {
        digest.update(buffer, 0, length);
        length = 0;
        digest.update(bytes);
      } else {
        room(bytes.length);
        System.arraycopy(bytes, 0, buffer, length, bytes.length);
        length += bytes.length;
      }
    }

    private void room(int wanted) {
      if (buffer.length - length < wanted) {
        digest.update(buffer, 0, length);
        length = 0;
      }
    }
  }
}
