package mypage.it.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import mypage.demo.Folders;
import mypage.demo.PayaraMicro;
import mypage.it.FreePorts;
import mypage.it.Site;
import mypage.it.TestBed;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The settings of all rooms are checked at the start, whether a page uses them or not. {@link FullServerIT} tries one
 * with a wrong name.
 */
class UnusableSettingIT {

    @Test
    @Tag("C27")
    void stopsTheStartWithALineThatNamesIt() throws Exception {
        int port = FreePorts.one();
        try (var database = TestBed.newDatabase("unusable-" + port);
                var node = new PayaraMicro(TestBed.FOLDER.resolve("unusable-" + port), Folders.cache())) {
            var environment = TestBed.environment(URI.create("http://localhost:" + port + "/"), database);
            environment.put("MYPAGE_IMPORT_RETENTION", "30");
            node.start(environment, port);
            assertThrows(IOException.class, () -> node.awaitOk(Site.SEEKER.login(), Duration.ofSeconds(90)));
            String log = Files.readString(node.log());
            assertTrue(log.contains("MyPage does not start: MYPAGE_IMPORT_RETENTION is not "), log);
            assertTrue(node.process().waitFor(10, TimeUnit.SECONDS), "the node goes on without the application");
            assertEquals(1, node.process().exitValue());
        }
    }
}
