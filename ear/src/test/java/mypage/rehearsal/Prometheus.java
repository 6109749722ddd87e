package mypage.rehearsal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import mypage.demo.Folders;
import mypage.demo.Ports;

/** A real Prometheus with our configuration and rules, that asks the nodes more often than in production. */
final class Prometheus implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/bin/prometheus");
    private static final Path FILES = Folders.project().resolve("deploy/prometheus");
    private static final Pattern HEALTH = Pattern.compile("\"health\":\"(\\w+)\"");
    private static final Pattern FIRING =
            Pattern.compile("\"alertname\":\"(\\w+)\"[^{}]*\\}[^{}]*\\{[^{}]*\\}[^{}]*\"state\":\"firing\"");

    private final int port;
    private final Process process;

    private Prometheus(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    static boolean isThere() {
        return Files.isExecutable(PROGRAM);
    }

    static Prometheus start(Path folder, List<Integer> nodes) throws IOException {
        Files.createDirectories(folder);
        String targets =
                nodes.stream().map(node -> "\"127.0.0.1:" + node + "\"").collect(Collectors.joining(", "));
        Files.writeString(
                folder.resolve("prometheus.yml"),
                Files.readString(FILES.resolve("prometheus.yml"))
                        .replaceAll("targets: .*", "targets: [" + targets + "]")
                        .replace("interval: 15s", "interval: 2s"));
        Files.copy(FILES.resolve("mypage-alerts.yml"), folder.resolve("mypage-alerts.yml"));
        int port = Ports.free();
        Process process = new ProcessBuilder(
                        PROGRAM.toString(),
                        "--config.file=" + folder.resolve("prometheus.yml"),
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
        return new Prometheus(port, process);
    }

    /** How many of all targets it could ask, or of all rules it could evaluate, such as {@code 17 of 17}. */
    String health(String what) throws IOException, InterruptedException {
        List<String> all = HEALTH.matcher(ask("/api/v1/" + what))
                .results()
                .map(found -> found.group(1))
                .toList();
        long good = all.stream()
                .filter(health -> health.equals("ok") || health.equals("up"))
                .count();
        return good + " of " + all.size();
    }

    /** The alerts that fire now. */
    TreeSet<String> firing() throws IOException, InterruptedException {
        return FIRING.matcher(ask("/api/v1/alerts"))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String ask(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
