package mypage.it;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.stream.IntStream;

/** Ports below the ephemeral range, so that a server that was down for a while finds its port still free. */
public final class FreePorts {

    private static final int BLOCK = 100;
    private static final int BLOCKS = 40;

    /** Each test suite has its own range. */
    private static int next = 20_000
            + Integer.getInteger("it.fork", 0) * BLOCKS * BLOCK
            + (int) (ProcessHandle.current().pid() % BLOCKS) * BLOCK;

    private FreePorts() {}

    public static int one() {
        while (!isFree(next)) {
            next++;
        }
        return next++;
    }

    /** The first of {@value #BLOCK} consecutive free ports. */
    public static int block() {
        while (!IntStream.range(next, next + BLOCK).allMatch(FreePorts::isFree)) {
            next++;
        }
        next += BLOCK;
        return next - BLOCK;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
