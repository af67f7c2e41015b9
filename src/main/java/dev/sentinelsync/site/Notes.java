package dev.sentinelsync.site;

import dev.sentinelsync.site.template.Markup;
import java.util.List;

/** Notes that the corrections file adds to pages; whoever writes that file may write Markdown. */
final class Notes {

  private Notes() {}

  static List<Markup> of(List<String> texts) {
    return texts.stream().map(Markup::new).toList();
  }
}
