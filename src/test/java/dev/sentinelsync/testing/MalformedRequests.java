package dev.sentinelsync.testing;

import java.util.LinkedHashMap;
import java.util.Map;

/** Requests that no client sends by accident, a character for each byte. */
public final class MalformedRequests {

  /** Names this machine. */
  public static final String HOST = "Host: localhost\r\n";

  private static final String JSON = "Content-Type: application/json\r\n";

  private MalformedRequests() {}

  /**
   * Requests by what is wrong with them.
   *
   * @param post beginning of a request that is well-formed up to there: a line and headers
   */
  public static Map<String, String> beginningWith(String post) {
    Map<String, String> requests = new LinkedHashMap<>();
    requests.put("nothing but line ends", "\r\n\r\n\r\n");
    requests.put("no request line", ":\r\n" + HOST + "\r\n");
    requests.put("TLS", "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003");
    requests.put("SSH", "SSH-2.0-OpenSSH_9.2p1\r\n");
    requests.put("control characters", "GET /\u001b[31m\u0007 HTTP/1.1\r\n" + HOST + "\r\n");
    requests.put("no version", "GET /\r\n\r\n");
    requests.put("HTTP/0.9 with a header", "GET / HTTP/0.9\r\n" + HOST + "\r\n");
    requests.put("a version that is none", "GET / <b>/1.1\r\n" + HOST + "\r\n");
    requests.put("method that the path does not take", post.replace("POST ", "DELETE ") + "\r\n");
    requests.put("malformed after a whole one", get("X-A: 1") + "GET / HTTP/9.9\r\n\r\n");
    requests.put("HTTP/9.9", "GET / HTTP/9.9\r\n" + HOST + "\r\n");
    requests.put("no method of HTTP", "\u0000\u0001 / HTTP/1.1\r\n" + HOST + "\r\n");
    requests.put("CONNECT", "CONNECT internal:443 HTTP/1.1\r\n" + HOST + "\r\n");
    requests.put("another host's address", "GET http://evil.test/ HTTP/1.1\r\n" + HOST + "\r\n");
    requests.put("asterisk", "OPTIONS * HTTP/1.1\r\n" + HOST + "\r\n");
    requests.put("bad escapes", "GET /%zz%00%c0%ae HTTP/1.1\r\n" + HOST + "\r\n");
    requests.put("dots", "GET /webhook/../../etc/passwd HTTP/1.1\r\n" + HOST + "\r\n");
    requests.put("long request line", "GET /" + "a".repeat(100_000) + " HTTP/1.1\r\n" + HOST);
    requests.put("long method", "G".repeat(100_000) + " / HTTP/1.1\r\n" + HOST + "\r\n");
    requests.put("long header", get("X-Long: " + "a".repeat(1_000_000)));
    requests.put("many headers", get("X-A: 1\r\n".repeat(20_000).strip()));
    requests.put("no host", "GET / HTTP/1.1\r\n\r\n");
    requests.put("two hosts", get("Host: other.test"));
    requests.put("host with an escape", "GET / HTTP/1.1\r\nHost: loc%st\r\n\r\n");
    requests.put("foreign host", "GET / HTTP/1.1\r\nHost: evil.test\r\n\r\n");
    requests.put("blank in a header's name", get("X Bad: 1"));
    requests.put("blank before the colon", get("Content-Length : 5"));
    requests.put("header without colon", get("Rubbish"));
    requests.put("folded header", get("X-A: 1\r\n  folded"));
    requests.put("line feed alone", "GET /nowhere HTTP/1.1\nHost: localhost\n\n");
    requests.put("NUL in a header", get("X-A: a\u0000b"));
    requests.put("carriage return in a header", get("X-A: a\rb"));
    requests.put("two lengths", post + JSON + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n{}");
    requests.put("list of lengths", post + JSON + "Content-Length: 2, 3\r\n\r\n{}");
    requests.put("negative length", post + JSON + "Content-Length: -1\r\n\r\n");
    requests.put("signed length", post + JSON + "Content-Length: +2\r\n\r\n{}");
    requests.put("huge length", post + JSON + "Content-Length: 99999999999999999999\r\n\r\n");
    requests.put("length and chunks", chunked(post, "Content-Length: 5\r\n", "0\r\n\r\n"));
    requests.put(
        "chunks twice", post + JSON + "Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n");
    requests.put(
        "gzip transfer", post + JSON + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n");
    requests.put("unknown transfer", post + JSON + "Transfer-Encoding: x\u000bchunked\r\n\r\n");
    requests.put("no chunk size", chunked(post, "", "zz\r\n{}\r\n0\r\n\r\n"));
    requests.put("huge chunk size", chunked(post, "", "ffffffffffffffffff\r\n"));
    requests.put("negative chunk size", chunked(post, "", "-1\r\n{}\r\n0\r\n\r\n"));
    requests.put("long chunk extension", chunked(post, "", "2;a=" + "x".repeat(100_000) + "\r\n"));
    requests.put(
        "quoted chunk extension",
        chunked(
            post,
            "",
            "1;a=\"\r\nX\r\n0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n\"\r\n"));
    requests.put("chunk without its end", chunked(post, "", "2\r\n{}xx0\r\n\r\n"));
    requests.put(
        "long trailer", chunked(post, "", "0\r\nX-T: " + "t".repeat(100_000) + "\r\n\r\n"));
    requests.put("no content type", post + "Content-Length: 2\r\n\r\n{}");
    requests.put(
        "content type of rubbish",
        post + "Content-Type: ;;=\u00ff/,\r\nContent-Length: 2\r\n\r\n{}");
    requests.put(
        "multipart without boundary",
        post + "Content-Type: multipart/form-data\r\nContent-Length: 2\r\n\r\n{}");
    requests.put(
        "form",
        post
            + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 9\r\n\r\n"
            + "a=%zz&b=1");
    requests.put(
        "another charset",
        post + "Content-Type: application/json; charset=nowhere\r\nContent-Length: 2\r\n\r\n{}");
    requests.put(
        "another charset of no JSON",
        post + "Content-Type: text/plain; charset=nowhere\r\nContent-Length: 2\r\n\r\n{}");
    requests.put(
        "a charset that is no name",
        post + "Content-Type: text/plain; charset=a\u00e4 %\r\nContent-Length: 2\r\n\r\n{}");
    requests.put(
        "gzip that is none", post + JSON + "Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}");
    requests.put("deep JSON", body(post, "[".repeat(15_000)));
    requests.put("no JSON", body(post, "\u0000\u0001\u001b[31m"));
    requests.put("long body", body(post, "x".repeat(100_000)));
    requests.put(
        "expectation", post + JSON + "Expect: the impossible\r\nContent-Length: 2\r\n\r\n{}");
    requests.put("HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\u0000\u0000\u0000\u0004");
    requests.put(
        "upgrade to HTTP/2",
        get("Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk"));
    requests.put(
        "upgrade to a web socket",
        get(
            "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="));
    requests.put("half a request line", "GE");
    requests.put("half of the headers", "GET / HTTP/1.1\r\nHost: loc");
    requests.put("half of a body", post + JSON + "Content-Length: 100\r\n\r\n{");
    requests.put("half of a chunk", chunked(post, "", "10\r\n{"));
    return requests;
  }

  /** A request without a body for a path that leads nowhere. */
  public static String get(String headers) {
    return "GET /nowhere HTTP/1.1\r\n" + HOST + headers + "\r\n\r\n";
  }

  private static String chunked(String post, String headers, String chunks) {
    return post + JSON + headers + "Transfer-Encoding: chunked\r\n\r\n" + chunks;
  }

  private static String body(String post, String body) {
    return post + JSON + "Content-Length: " + body.length() + "\r\n\r\n" + body;
  }
}
