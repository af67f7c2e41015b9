package dev.sentinelsync.site.page;

import dev.sentinelsync.site.template.Markup;
import java.util.List;

/** Notes that the corrections file adds to pages; whoever writes that file may write Markdown. */
public final class Notes {

  private Notes() {}

  public static List<Markup> of(List<String> texts) {
    return texts.stream().map(Markup::new).toList();
  }
}
