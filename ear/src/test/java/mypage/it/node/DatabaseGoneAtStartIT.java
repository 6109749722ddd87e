package mypage.it.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import mypage.demo.Folders;
import mypage.demo.PayaraMicro;
import mypage.it.FreePorts;
import mypage.it.TestBed;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The database answers a node that waits for it, and is away again when the node wants to begin. */
class DatabaseGoneAtStartIT {

    @Test
    @Tag("C27")
    void theNodeEndsSoThatItIsStartedAgain() throws Exception {
        int port = FreePorts.one();
        var url = URI.create("http://localhost:" + port + "/");
        try (var database = TestBed.newDatabase("gone");
                var door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var node = new PayaraMicro(TestBed.FOLDER.resolve("gone-node"), Folders.cache())) {
            var environment = TestBed.environment(url, database);
            int inside = URI.create(database.url().substring("jdbc:".length())).getPort();
            environment.put("MYPAGE_DB_URL", database.url().replace(":" + inside, ":" + door.getLocalPort()));
            Thread.startVirtualThread(() -> letOneIn(door, inside));

            node.start(environment, port);

            assertTrue(node.process().waitFor(5, TimeUnit.MINUTES), "it goes on without the application");
            assertEquals(1, node.process().exitValue());
            var log = Files.readString(node.log());
            assertTrue(log.contains("MyPage does not start: the database of MYPAGE_DB_URL can't be used: "), log);
            assertFalse(log.contains("waiting for the database"), "it was not there at first");
        }
    }

    private static void letOneIn(ServerSocket door, int inside) {
        try (Socket client = door.accept();
                Socket database = new Socket(InetAddress.getLoopbackAddress(), inside)) {
            door.close();
            Thread.startVirtualThread(() -> copy(database, client));
            copy(client, database);
        } catch (IOException e) {
            // The test is over.
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // The other direction has closed them.
        }
    }
}
