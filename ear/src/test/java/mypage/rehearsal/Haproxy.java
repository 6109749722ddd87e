package mypage.rehearsal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import mypage.demo.Folders;

/** A real haproxy in front of nodes, with deploy/haproxy/haproxy.cfg. */
public final class Haproxy implements AutoCloseable {

    private static final Path SAMPLE = Folders.project().resolve("deploy/haproxy/haproxy.cfg");

    private final Path socket;
    private final Path certificate;
    private final int port;
    private final Process process;

    private Haproxy(Path socket, Path certificate, int port, Process process) {
        this.socket = socket;
        this.certificate = certificate;
        this.port = port;
        this.process = process;
    }

    /**
     * @param probe the path that each node must answer with 200
     * @param pem key and certificate
     */
    static Haproxy start(Path folder, int port, String probe, String pem, List<Integer> nodes) throws IOException {
        Path files = Files.createTempDirectory("mypage-haproxy");
        Path socket = files.resolve("admin");
        Path certificate = files.resolve("mypage.pem");
        Files.writeString(certificate, pem);
        Path file = folder.resolve("haproxy.cfg");
        String sample = Files.readString(SAMPLE);
        for (Map.Entry<String, String> change : changes(socket, certificate, port, probe, nodes)) {
            if (!sample.contains(change.getKey())) {
                throw new IllegalStateException(SAMPLE + " has no more " + change.getKey());
            }
            sample = sample.replace(change.getKey(), change.getValue());
        }
        Files.writeString(file, sample);
        Process process = new ProcessBuilder(Programs.haproxy().orElseThrow().toString(), "-db", "-f", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("haproxy.log").toFile())
                .start();
        return new Haproxy(socket, certificate, port, process);
    }

    /** Addresses, and what is different because all people come from this machine. */
    private static List<Map.Entry<String, String>> changes(
            Path socket, Path certificate, int port, String probe, List<Integer> nodes) {
        return List.of(
                entry("    user haproxy\n    group haproxy\n    chroot /var/lib/haproxy\n", ""),
                entry("log /dev/log local0", "log stdout format raw local0"),
                entry("/run/haproxy/admin.sock", socket.toString()),
                entry("    bind :::80 v4v6\n", ""),
                entry("bind :::443 v4v6", "bind 127.0.0.1:" + port),
                entry("/etc/haproxy/mypage.pem", certificate.toString()),
                entry("http-request deny deny_status 429", "# http-request deny deny_status 429"),
                entry("http-request set-header X-Forwarded-For", "# http-request set-header X-Forwarded-For"),
                entry("/health/ready ver", probe + " ver"),
                entry("mypage.example.jp", "localhost:" + port),
                entry("192.0.2.21:8080", "127.0.0.1:" + nodes.get(0)),
                entry("192.0.2.22:8080", "127.0.0.1:" + nodes.get(1)));
    }

    public URI url() {
        return URI.create("https://localhost:" + port + "/");
    }

    /** Changes the certificate without a restart. */
    void use(String pem) throws IOException {
        command("set ssl cert " + certificate + " <<\n" + pem);
        String answer = command("commit ssl cert " + certificate);
        if (!answer.contains("Success")) {
            throw new IOException(answer);
        }
    }

    /** Gives this node no new requests. */
    void drain(int node) throws IOException {
        command("set server mypage/" + name(node) + " state drain");
    }

    /** Gives it requests again, once its probe succeeds. */
    void ready(int node) throws IOException {
        command("set server mypage/" + name(node) + " state ready");
    }

    public boolean isUp(int node) throws IOException {
        return command("show servers state mypage")
                .lines()
                .filter(line -> line.contains(" " + name(node) + " "))
                // The sixth column is the operational state: 2 is running.
                .anyMatch(line -> line.split(" ")[5].equals("2"));
    }

    private static String name(int node) {
        return "node" + (node + 1);
    }

    private String command(String text) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            channel.write(ByteBuffer.wrap((text + "\n").getBytes(UTF_8)));
            StringBuilder answer = new StringBuilder();
            ByteBuffer buffer = ByteBuffer.allocate(8192);
            while (channel.read(buffer) >= 0) {
                answer.append(UTF_8.decode(buffer.flip()));
                buffer.clear();
            }
            return answer.toString();
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
