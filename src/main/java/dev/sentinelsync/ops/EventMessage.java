package dev.sentinelsync.ops;

import java.util.Map;
import org.apache.logging.log4j.message.MapMessage;

/** An event as a log message: its sentence for people, its fields for machines. */
final class EventMessage extends MapMessage<EventMessage, Object> {

  private static final long serialVersionUID = 1L;

  private final String sentence;

  EventMessage(String sentence, Map<String, Object> fields) {
    super(fields);
    this.sentence = sentence;
  }

  @Override
  public String getFormattedMessage() {
    return sentence;
  }

  /** Also layouts that ask for a format of their own get the sentence. */
  @Override
  public String getFormattedMessage(String[] formats) {
    return sentence;
  }

  @Override
  public void formatTo(StringBuilder buffer) {
    buffer.append(sentence);
  }

  @Override
  public void formatTo(String[] formats, StringBuilder buffer) {
    buffer.append(sentence);
  }

  @Override
  public EventMessage newInstance(Map<String, Object> fields) {
    return new EventMessage(sentence, fields);
  }
}
