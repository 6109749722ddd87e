package mypage.rehearsal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A real haproxy in front of nodes. It keeps no session with a node. */
final class Haproxy implements AutoCloseable {

    private static final String CONFIGURATION = """
            global
                stats socket %s mode 600 level admin
            defaults
                mode http
                timeout connect 2s
                timeout client 60s
                timeout server 60s
                timeout http-request 15s
                # A node at full load answers late. To take all of them out then would be worse.
                timeout check 5s
                option forwardfor
                option redispatch 1
                # A node that refuses the connection has begun nothing.
                retry-on conn-failure
                retries 3
            frontend mypage
                bind 127.0.0.1:%d
                http-request deny deny_status 404 if { path /metrics } || { path_beg /health }
                default_backend nodes
            backend nodes
                balance roundrobin
                option httpchk GET %s
                default-server check inter 1s fall 2 rise 2
            %s
            """;

    private final Path socket;
    private final int port;
    private final Process process;

    private Haproxy(Path socket, int port, Process process) {
        this.socket = socket;
        this.port = port;
        this.process = process;
    }

    /** @param probe the path that each node must answer with 200 */
    static Haproxy start(Path folder, int port, String probe, List<Integer> nodes) throws IOException {
        Files.createDirectories(folder);
        Path socket = Files.createTempDirectory("mypage-haproxy").resolve("admin");
        String servers = IntStream.range(0, nodes.size())
                .mapToObj(i -> "    server node" + i + " 127.0.0.1:" + nodes.get(i))
                .collect(Collectors.joining("\n"));
        Path file = folder.resolve("haproxy.cfg");
        Files.writeString(file, String.format(CONFIGURATION, socket, port, probe, servers));
        Process process = new ProcessBuilder(Programs.haproxy().orElseThrow().toString(), "-db", "-f", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("haproxy.log").toFile())
                .start();
        return new Haproxy(socket, port, process);
    }

    URI url() {
        return URI.create("http://localhost:" + port + "/");
    }

    /** Gives this node no new requests. */
    void drain(int node) throws IOException {
        command("set server nodes/node" + node + " state drain");
    }

    /** Gives it requests again, once its probe succeeds. */
    void ready(int node) throws IOException {
        command("set server nodes/node" + node + " state ready");
    }

    boolean isUp(int node) throws IOException {
        return command("show servers state nodes")
                .lines()
                .filter(line -> line.contains(" node" + node + " "))
                // The sixth column is the operational state: 2 is running.
                .anyMatch(line -> line.split(" ")[5].equals("2"));
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
