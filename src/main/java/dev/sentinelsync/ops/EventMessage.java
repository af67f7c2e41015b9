package dev.sentinelsync.ops;

import java.util.Map;
import org.apache.logging.log4j.message.MapMessage;

/** An event as a log message: its text for people, its fields for machines. */
final class EventMessage extends MapMessage<EventMessage, Object> {

  private static final long serialVersionUID = 1L;

  private final String text;

  EventMessage(String text, Map<String, Object> fields) {
    super(fields);
    this.text = text;
  }

  @Override
  public String getFormattedMessage() {
    return text;
  }

  /** Also layouts that ask for a format of their own get the text. */
  @Override
  public String getFormattedMessage(String[] formats) {
    return text;
  }

  @Override
  public void formatTo(StringBuilder buffer) {
    buffer.append(text);
  }

  @Override
  public void formatTo(String[] formats, StringBuilder buffer) {
    buffer.append(text);
  }

  @Override
  public EventMessage newInstance(Map<String, Object> fields) {
    return new EventMessage(text, fields);
  }
}
