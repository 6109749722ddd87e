package mypage.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sign-ins at a fixed rate, each sent at its time whether or not earlier ones were answered, and timed from then: a
 * server that stops makes all of them late. The moment within its share of the second is random, or the load would meet
 * the product's timers, which also run by the second, always or never.
 */
final class SignInLoad {
    private static final Pattern HIDDEN_FIELD =
            Pattern.compile("<input type=\"hidden\" name=\"(?<name>[^\"]+)\"[^>]* value=\"(?<value>[^\"]*)\"");
    private static final int ONE_IN_HAS_NO_COOKIE = 4;

    /** The device ID of all browsers. */
    static final String BROWSER = "AAAAAAAAAAAAAAAAAAAAAA";

    /** The two ways a sign-in with the right password goes on; each is one POST. */
    enum Kind {
        SKIPPED("/seeker/mypage"),
        MAILED("/seeker/otp");

        private final String page;

        Kind(String page) {
            this.page = page;
        }
    }

    /** Who signs in; the cookie makes the product skip the one-time password. */
    record Person(String email, String password, String skipCookie) {}

    @FunctionalInterface
    interface People {
        Person choose(Random random);
    }

    @FunctionalInterface
    interface Task {
        void run() throws Exception;
    }

    /** The result of one sign-in; trouble is null when it succeeded. */
    record Outcome(Kind kind, double millis, String trouble) {}

    /** The sign-ins of one stretch of time, numbers of those that went well, and what went wrong. */
    record Phase(String name, double seconds, List<Outcome> outcomes) {
        private void say() {
            Stream.of(Kind.values()).map(this::line).forEach(Console::say);
            outcomes.stream()
                    .map(Outcome::trouble)
                    .filter(Objects::nonNull)
                    .distinct()
                    .limit(3)
                    .forEach(trouble -> Console.say("  " + trouble));
        }

        private String line(Kind kind) {
            long all =
                    outcomes.stream().filter(outcome -> outcome.kind() == kind).count();
            return "%-10s %5.0f s %-7s %6d sign-ins %3d errors; ms: p50 %.1f, p95 %.1f, p99 %.1f, max %.1f"
                    .formatted(
                            name,
                            seconds,
                            kind,
                            all,
                            all - good(kind).length,
                            percentile(kind, 50),
                            percentile(kind, 95),
                            percentile(kind, 99),
                            percentile(kind, 100));
        }

        double percentile(Kind kind, int percent) {
            double[] millis = good(kind);
            return millis.length == 0 ? Double.NaN : millis[(millis.length * percent + 99) / 100 - 1];
        }

        private double[] good(Kind kind) {
            return outcomes.stream()
                    .filter(outcome -> outcome.kind() == kind && outcome.trouble() == null)
                    .mapToDouble(Outcome::millis)
                    .sorted()
                    .toArray();
        }
    }

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final Random random = new Random(1);
    private final URI server;
    private final People people;
    private final double nanosBetween;
    private final String hiddenFields;
    private volatile boolean running;

    SignInLoad(URI server, People people, int perSecond) throws IOException, InterruptedException {
        this.server = server;
        this.people = people;
        this.nanosBetween = 1e9 / perSecond;
        this.hiddenFields = hiddenFields();
    }

    /** Signs people in until the task is done, waits for the last answer, and says how it went. */
    Phase during(String name, Task task) throws Exception {
        List<CompletableFuture<Outcome>> answers = new ArrayList<>();
        Thread sender = new Thread(() -> send(answers), "sign-ins");
        sender.setDaemon(true);
        long begin = System.nanoTime();
        running = true;
        sender.start();
        try {
            task.run();
        } finally {
            running = false;
            sender.join();
        }
        List<Outcome> outcomes = answers.stream().map(CompletableFuture::join).toList();
        Phase phase = new Phase(name, (System.nanoTime() - begin) / 1e9, outcomes);
        phase.say();
        return phase;
    }

    private void send(List<CompletableFuture<Outcome>> answers) {
        long start = System.nanoTime();
        for (long n = 0; running; n++) {
            long due = start + (long) ((n + random.nextDouble()) * nanosBetween);
            HttpRequest request = request(kind(n), people.choose(random));
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            answers.add(answer(kind(n), request, due));
        }
    }

    private static Kind kind(long number) {
        return number % ONE_IN_HAS_NO_COOKIE == 0 ? Kind.MAILED : Kind.SKIPPED;
    }

    private CompletableFuture<Outcome> answer(Kind kind, HttpRequest request, long due) {
        return client.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .handle((response, failure) -> new Outcome(
                        kind,
                        (System.nanoTime() - due) / 1e6,
                        failure == null ? trouble(kind, response) : failure.toString()));
    }

    private static String trouble(Kind kind, HttpResponse<Void> response) {
        String location = response.headers().firstValue("Location").orElse("");
        boolean expected = response.statusCode() == 302 && location.endsWith(kind.page);
        return expected ? null : kind + ": " + response.statusCode() + " " + location;
    }

    private HttpRequest request(Kind kind, Person person) {
        String skip = kind == Kind.SKIPPED ? "; " + person.skipCookie() : "";
        return HttpRequest.newBuilder(server.resolve("/seeker/login"))
                .timeout(Duration.ofSeconds(60))
                .header("Cookie", "__Host-browser=" + BROWSER + skip)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", server.toString())
                .header("Sec-Fetch-Site", "same-origin")
                .POST(HttpRequest.BodyPublishers.ofString(form(person)))
                .build();
    }

    /** What a browser sends to sign this person in. */
    String form(Person person) {
        return hiddenFields
                + field("email", person.email())
                + field("password", person.password())
                + field("submit", "ログイン");
    }

    /** The pages are stateless, so that one view of the form serves every post. */
    private String hiddenFields() throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(server.resolve("/seeker/login")).build();
        String page =
                client.send(request, HttpResponse.BodyHandlers.ofString(UTF_8)).body();
        return HIDDEN_FIELD
                .matcher(page)
                .results()
                .map(tag -> field(tag.group(1), tag.group(2)))
                .collect(Collectors.joining());
    }

    private static String field(String name, String value) {
        return URLEncoder.encode(name, UTF_8) + "=" + URLEncoder.encode(value, UTF_8) + "&";
    }
}
