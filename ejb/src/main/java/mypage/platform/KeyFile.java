package mypage.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The keys of the file that MYPAGE_SECRET_KEYS names, each with its ID. The first one makes new values. Immutable. */
final class KeyFile {

    static final String SETTING = "mypage.secret.keys";

    private static final int KEY_BYTES = 32;
    private static final System.Logger LOG = System.getLogger(KeyFile.class.getName());

    private final Map<String, byte[]> keys = new LinkedHashMap<>();

    private KeyFile() {}

    /** Throws {@link IllegalArgumentException} when the file is unusable. */
    static KeyFile read(Path file) {
        try {
            KeyFile read = of(Files.readAllLines(file));
            warnIfOpenToAll(file);
            return read;
        } catch (IOException e) {
            throw SettingReader.unusable(SETTING, "names a file that can't be read: " + e);
        }
    }

    /** Reads lines of an ID, a space and a key in Base64; empty lines and those that begin with # are skipped. */
    static KeyFile of(List<String> lines) {
        KeyFile file = new KeyFile();
        for (String line : lines) {
            if (!line.isBlank() && !line.startsWith("#")) {
                file.add(line.strip());
            }
        }
        if (file.keys.isEmpty()) {
            throw SettingReader.unusable(SETTING, "names a file without keys");
        }
        return file;
    }

    private static void warnIfOpenToAll(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view != null && view.readAttributes().permissions().contains(PosixFilePermission.OTHERS_READ)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "MYPAGE_SECRET_KEYS names a file that every user of this machine can read");
        }
    }

    private void add(String line) {
        String[] parts = line.split("\\s+");
        byte[] key = parts.length == 2 ? decode(parts[1]) : new byte[0];
        if (!parts[0].matches("[A-Za-z0-9_-]{1,20}") || key.length != KEY_BYTES || keys.put(parts[0], key) != null) {
            throw SettingReader.unusable(
                    SETTING, "names a file with a line that is not a new id, a space and 32 bytes in Base64");
        }
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    String firstId() {
        return keys.keySet().iterator().next();
    }

    Collection<byte[]> all() {
        return keys.values();
    }

    /** Throws {@link IllegalStateException} when the file has no such key. */
    byte[] key(String id) {
        byte[] key = keys.get(id);
        if (key == null) {
            throw new IllegalStateException("no key " + id + " in the file that MYPAGE_SECRET_KEYS names");
        }
        return key;
    }
}
