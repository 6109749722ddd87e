package mypage.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mypage.sample.SampleApplication;
import mypage.sample.SampleSettings;

/** The application of {@link mypage.sample} as a folder that a server deploys. */
public final class SampleWar {
    private static final Path SOURCES = Folders.project().resolve("ear/src/test/sample");
    private static final Path CLASSES = Folders.project().resolve("ear/target/test-classes");
    private static final String PACKAGE = "mypage/sample";

    private SampleWar() {}

    /**
     * @param folder is deleted first; its name becomes the context root
     * @param provider the public URL of the product
     */
    public static Path make(
            Path folder, SampleApplication application, String provider, String clientId, String clientSecret)
            throws IOException {
        Path classes = folder.resolve("WEB-INF/classes");
        Folders.delete(folder);
        Folders.copy(SOURCES, folder);
        Folders.copy(CLASSES.resolve(PACKAGE), classes.resolve(PACKAGE));
        Files.write(
                classes.resolve(SampleSettings.FILE),
                List.of(
                        "application=" + application,
                        "provider=" + provider,
                        "client.id=" + clientId,
                        "client.secret=" + clientSecret));
        return folder;
    }
}
