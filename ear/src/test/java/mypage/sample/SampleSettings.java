package mypage.sample;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Which application this is, and how it was registered. The demo writes a file beside the classes. A real application
 * takes its secret from its environment.
 */
@Named
@ApplicationScoped
public class SampleSettings {

    public static final String FILE = "sample.properties";

    private final Properties values = new Properties();

    @PostConstruct
    void read() {
        try (InputStream file = SampleSettings.class.getResourceAsStream("/" + FILE)) {
            values.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public SampleApplication getApplication() {
        return SampleApplication.valueOf(values.getProperty("application"));
    }

    /** The issuer, which is the address of MyPage. */
    public String getProvider() {
        return values.getProperty("provider");
    }

    public String getClientId() {
        return values.getProperty("client.id");
    }

    public String getClientSecret() {
        return values.getProperty("client.secret");
    }
}
