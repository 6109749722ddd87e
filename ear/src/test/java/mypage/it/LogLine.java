package mypage.it;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.Strictness;
import java.util.List;

/** One line of a server's log, which has to be one JSON object and nothing else. */
record LogLine(JsonObject json) {

    private static final Gson STRICT =
            new Gson().newBuilder().setStrictness(Strictness.STRICT).create();

    /** Fails where a line is anything else. */
    static List<LogLine> of(String log) {
        return log.lines().map(LogLine::parse).toList();
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
