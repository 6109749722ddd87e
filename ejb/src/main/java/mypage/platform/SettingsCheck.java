package mypage.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The settings of all rooms: their names, values and risks. */
public final class SettingsCheck implements InstallationCheck {

    private static final String CLASS = ".class";

    @Override
    public List<Finding> findings(SettingReader settings) {
        List<Finding> findings = new ArrayList<>();
        for (Class<? extends Record> room : rooms()) {
            try {
                risks(List.of((Settings) settings.read(room))).forEach(findings::add);
            } catch (IllegalArgumentException e) {
                findings.add(Finding.todo("settings: " + e.getMessage()));
            }
        }
        if (findings.stream().allMatch(Finding::isOk)) {
            findings.add(Finding.ok("settings: all are usable"));
        }
        return findings;
    }

    static Stream<Finding> risks(List<Settings> rooms) {
        return rooms.stream()
                .flatMap(room -> room.risks().stream())
                .sorted()
                .map(risk -> Finding.todo("settings: " + risk.warning()));
    }

    /** A node has read its settings, and has only {@link #risks}. */
    @Override
    public boolean isForNodes() {
        return false;
    }

    /** Names that look like those of settings and are none. */
    static List<Finding> names(Map<String, String> environment) {
        try {
            SettingNames.ofRooms(rooms().stream()).requireKnown(environment.keySet(), Set.of());
            return List.of();
        } catch (IllegalArgumentException e) {
            return List.of(Finding.todo("settings: " + e.getMessage()));
        }
    }

    /** All records of settings in the archive, which has no list of them. */
    static List<Class<? extends Record>> rooms() {
        try {
            Path archive = Path.of(SettingsCheck.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (Files.isDirectory(archive)) {
                return rooms(archive);
            }
            try (FileSystem files = FileSystems.newFileSystem(archive)) {
                return rooms(files.getPath("/"));
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Class<? extends Record>> rooms(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith("Settings" + CLASS))
                    .<Class<?>>map(name -> load(name.replace(CLASS, "").replace('/', '.')))
                    .filter(type -> type.isRecord() && Settings.class.isAssignableFrom(type))
                    .<Class<? extends Record>>map(type -> type.asSubclass(Record.class))
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, SettingsCheck.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
