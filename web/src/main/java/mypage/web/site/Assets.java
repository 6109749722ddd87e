package mypage.web.site;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Static files: the hash of the content in the URL's query lets browsers cache them forever. */
@Named
@ApplicationScoped
public class Assets {

    private static final String FOLDER = "/assets/";

    private final Map<String, String> versions = new ConcurrentHashMap<>();

    @Inject
    ServletContext context;

    public String url(String name) {
        var path = FOLDER + name;
        return context.getContextPath() + path + "?" + version(path);
    }

    boolean isCurrent(String path, String version) {
        return version != null && path.startsWith(FOLDER) && version.equals(version(path));
    }

    private String version(String path) {
        return versions.getOrDefault(path, "").isEmpty() ? remember(path) : versions.get(path);
    }

    private String remember(String path) {
        try (var content = context.getResourceAsStream(path)) {
            if (content == null) {
                return "";
            }
            var hash = MessageDigest.getInstance("SHA-256").digest(content.readAllBytes());
            versions.put(path, HexFormat.of().formatHex(hash, 0, 5));
            return versions.get(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
