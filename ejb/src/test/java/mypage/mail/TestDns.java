package mypage.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A DNS server (RFC 1035) on a port of this machine, with the records that a test gives it. */
final class TestDns implements AutoCloseable {

    private static final int A = 1;
    private static final int MX = 15;
    private static final int TXT = 16;
    private static final int NO_SUCH_NAME = 3;

    private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    private final Map<String, List<byte[]>> records = new ConcurrentHashMap<>();

    private final String server = "dns://127.0.0.1:" + socket.getLocalPort();

    TestDns() throws IOException {
        Thread.ofVirtual().start(() -> {
            while (!socket.isClosed()) {
                answer();
            }
        });
    }

    String server() {
        return server;
    }

    /** Adds a record that consists of these strings. */
    TestDns text(String name, String... strings) {
        var data = new ByteArrayOutputStream();
        for (String string : strings) {
            data.write(string.getBytes(UTF_8).length);
            data.writeBytes(string.getBytes(UTF_8));
        }
        return add(name, TXT, data.toByteArray());
    }

    TestDns mailHost(String domain, String host) {
        var data = new ByteArrayOutputStream();
        data.writeBytes(new byte[] {0, 10});
        data.writeBytes(name(host));
        return add(domain, MX, data.toByteArray());
    }

    TestDns address(String name) {
        return add(name, A, new byte[] {(byte) 192, 0, 2, 1});
    }

    TestDns without(String name) {
        records.keySet().removeIf(key -> key.startsWith(name + " "));
        return this;
    }

    private TestDns add(String name, int type, byte[] data) {
        records.computeIfAbsent(name + " " + type, key -> new ArrayList<>()).add(data);
        return this;
    }

    private static byte[] name(String name) {
        var data = new ByteArrayOutputStream();
        for (String label : name.isEmpty() ? new String[0] : name.split("\\.")) {
            data.write(label.length());
            data.writeBytes(label.getBytes(UTF_8));
        }
        data.write(0);
        return data.toByteArray();
    }

    private void answer() {
        try {
            var packet = new DatagramPacket(new byte[512], 512);
            socket.receive(packet);
            byte[] answer = answer(ByteBuffer.wrap(packet.getData(), 0, packet.getLength()));
            socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
        } catch (IOException e) {
            // It was closed.
        }
    }

    private byte[] answer(ByteBuffer query) throws IOException {
        short id = query.getShort();
        query.position(12);
        var asked = new ArrayList<String>();
        for (int length = query.get(); length > 0; length = query.get()) {
            byte[] label = new byte[length];
            query.get(label);
            asked.add(new String(label, UTF_8).toLowerCase(Locale.ROOT));
        }
        String name = String.join(".", asked);
        int type = query.getShort();
        List<byte[]> found = records.getOrDefault(name + " " + type, List.of());
        boolean isKnown = records.keySet().stream().anyMatch(key -> key.startsWith(name + " "));
        var bytes = new ByteArrayOutputStream();
        var answer = new DataOutputStream(bytes);
        answer.writeShort(id);
        answer.writeShort(0x8580 | (isKnown ? 0 : NO_SUCH_NAME));
        answer.writeShort(1);
        answer.writeShort(found.size());
        answer.writeInt(0);
        answer.write(name(name));
        answer.writeShort(type);
        answer.writeShort(1);
        for (byte[] data : found) {
            answer.write(name(name));
            answer.writeShort(type);
            answer.writeShort(1);
            answer.writeInt(60);
            answer.writeShort(data.length);
            answer.write(data);
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        socket.close();
    }
}
