package dev.sentinelsync.site;

import dev.sentinelsync.site.page.Images;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * Draws the two pictures of the site: three sources of events that run together into one. Run it
 * once after a change of the drawing and commit what it wrote.
 */
public final class ImageGenerator {

  private static final Path FOLDER = Path.of("src/main/resources/site/images");

  /** The drawing is made for a field of this size and scaled to each picture. */
  private static final int FIELD = 100;

  private static final Color SHIELD = new Color(0x1b4965);
  private static final Color EVENTS = new Color(0x62b6cb);
  private static final Color RESULT = new Color(0xffb703);

  private ImageGenerator() {}

  /** Writes both pictures into the resources. */
  public static void main(String[] arguments) throws IOException {
    Files.createDirectories(FOLDER);
    write(Images.BADGE, 358, 379);
    write(Images.LOGO, 112, 128);
  }

  private static void write(String name, int width, int height) throws IOException {
    BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D pen = drawn.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.transform(
        AffineTransform.getScaleInstance((double) width / FIELD, (double) height / FIELD));
    draw(pen);
    pen.dispose();
    ImageIO.write(withPalette(drawn), "png", FOLDER.resolve(name).toFile());
  }

  private static void draw(Graphics2D pen) {
    pen.setColor(SHIELD);
    pen.fill(shield());
    pen.setStroke(new BasicStroke(6, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    for (int source = 0; source < 3; source++) {
      double x = 28 + 22 * source;
      pen.setColor(EVENTS);
      Path2D way = new Path2D.Double();
      way.moveTo(x, 28);
      way.curveTo(x, 48, 50, 44, 50, 66);
      pen.draw(way);
      pen.fill(circle(x, 26, 7));
    }
    pen.setColor(RESULT);
    pen.fill(circle(50, 69, 11));
  }

  private static Shape shield() {
    Path2D shield = new Path2D.Double();
    shield.moveTo(50, 3);
    shield.curveTo(64, 10, 80, 12, 94, 12);
    shield.curveTo(95, 52, 86, 82, 50, 97);
    shield.curveTo(14, 82, 5, 52, 6, 12);
    shield.curveTo(20, 12, 36, 10, 50, 3);
    shield.closePath();
    return shield;
  }

  private static Shape circle(double x, double y, double radius) {
    return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
  }

  /** A few shades are enough for flat colours, and make small files. */
  private static BufferedImage withPalette(BufferedImage drawn) {
    Color[] colours = {SHIELD, EVENTS, RESULT};
    int steps = 8;
    int[] palette = new int[1 + steps + 2 * steps];
    int size = 1;
    for (int step = 1; step <= steps; step++) {
      palette[size++] = (255 * step / steps) << 24 | SHIELD.getRGB() & 0xffffff;
    }
    for (int colour = 1; colour < colours.length; colour++) {
      for (int step = 1; step <= steps; step++) {
        palette[size++] = mixed(SHIELD, colours[colour], step, steps);
      }
    }
    IndexColorModel model = new IndexColorModel(8, size, palette, 0, true, 0, DataBuffer.TYPE_BYTE);
    BufferedImage small =
        new BufferedImage(
            drawn.getWidth(), drawn.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
    for (int y = 0; y < drawn.getHeight(); y++) {
      for (int x = 0; x < drawn.getWidth(); x++) {
        small.getRaster().setSample(x, y, 0, nearest(drawn.getRGB(x, y), palette, size));
      }
    }
    return small;
  }

  private static int mixed(Color from, Color to, int step, int steps) {
    int red = from.getRed() + (to.getRed() - from.getRed()) * step / steps;
    int green = from.getGreen() + (to.getGreen() - from.getGreen()) * step / steps;
    int blue = from.getBlue() + (to.getBlue() - from.getBlue()) * step / steps;
    return 0xff000000 | red << 16 | green << 8 | blue;
  }

  private static int nearest(int argb, int[] palette, int size) {
    int best = 0;
    long least = Long.MAX_VALUE;
    for (int i = 0; i < size; i++) {
      long distance = distance(argb, palette[i]);
      if (distance < least) {
        least = distance;
        best = i;
      }
    }
    return best;
  }

  /** Colours count as much as they are visible. */
  private static long distance(int a, int b) {
    long alpha = (a >>> 24) - (b >>> 24);
    long sum = 3 * alpha * alpha;
    int visible = Math.min(a >>> 24, b >>> 24);
    for (int shift = 0; shift <= 16; shift += 8) {
      long difference = ((a >>> shift) & 0xff) - ((b >>> shift) & 0xff);
      sum += difference * difference * visible / 255;
    }
    return sum;
  }
}
