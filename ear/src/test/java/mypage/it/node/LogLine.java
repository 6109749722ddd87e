package mypage.it.node;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.Strictness;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import mypage.demo.PayaraMicro;

/** One line of a server's log, which must be exactly one JSON object. */
record LogLine(JsonObject json) {

    private static final Gson STRICT =
            new Gson().newBuilder().setStrictness(Strictness.STRICT).create();

    /** Parses all lines; fails if one is anything else. */
    static List<LogLine> of(String log) {
        return log.lines().map(LogLine::parse).toList();
    }

    /** Parses a node's output without the line that Payara prints before its log is set up. */
    static List<LogLine> of(PayaraMicro node) throws IOException {
        return of(Files.readString(node.log())
                .lines()
                .filter(line -> !line.startsWith("JdbcRuntimeExtension"))
                .collect(Collectors.joining("\n")));
    }

    private static LogLine parse(String line) {
        try {
            return new LogLine(STRICT.fromJson(line, JsonObject.class));
        } catch (RuntimeException e) {
            throw new AssertionError("not JSON: " + line, e);
        }
    }

    String logger() {
        return text("LoggerName");
    }

    String thread() {
        return text("ThreadName");
    }

    String message() {
        return text("LogMessage");
    }

    boolean isSignInOfARequest() {
        return logger().equals("mypage.audit")
                && message().startsWith("SIGNED_IN ")
                && thread().equals("request " + message().replaceFirst(".* request=", ""));
    }

    private String text(String name) {
        return json.has(name) ? json.get(name).getAsString() : "";
    }
}
