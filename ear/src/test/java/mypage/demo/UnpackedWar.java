package mypage.demo;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The WAR in development: a folder that follows the sources, without Maven. */
final class UnpackedWar {
    private static final Path EJB = Folders.project().resolve("ejb");
    private static final Path WEB = Folders.project().resolve("web");
    private static final Path PAGES = WEB.resolve("src/main/webapp");
    private static final List<Path> JAVA = List.of(EJB.resolve("src/main/java"), WEB.resolve("src/main/java"));

    /** What descriptors get at their end, so that Faces and the server read a file anew for each request. */
    private static final Map<Path, String> ADDITIONS = Map.of(
            PAGES.resolve("WEB-INF/web.xml"),
            """
            <context-param>
              <param-name>jakarta.faces.FACELETS_REFRESH_PERIOD</param-name>
              <param-value>0</param-value>
            </context-param>
            """,
            PAGES.resolve("WEB-INF/glassfish-web.xml"),
            "<property name=\"cacheTTL\" value=\"0\"/>");

    private final Path root;
    private final Path classes;
    private final Path serverLibraries;
    /** From a folder of sources into one of the WAR. */
    private final Map<Path, Path> copies;

    private final ChangedFiles changed;

    UnpackedWar(Path root, Path serverLibraries) throws IOException {
        this.root = root;
        this.serverLibraries = serverLibraries;
        classes = root.resolve("WEB-INF/classes");
        copies = Map.of(
                PAGES, root, EJB.resolve("src/main/resources"), classes, WEB.resolve("src/main/resources"), classes);
        changed = new ChangedFiles(
                Stream.concat(copies.keySet().stream(), JAVA.stream()).toList());
        fill();
    }

    Path root() {
        return root;
    }

    private void fill() throws IOException {
        Folders.delete(root);
        Folders.copy(WEB.resolve("target/mypage"), root);
        for (Path descriptor : ADDITIONS.keySet()) {
            copy(descriptor);
        }
        // All classes in one folder, for the compiler.
        try (DirectoryStream<Path> archives = Files.newDirectoryStream(root.resolve("WEB-INF/lib"), "mypage-ejb-*")) {
            for (Path archive : archives) {
                Files.delete(archive);
            }
        }
        Folders.copy(EJB.resolve("target/classes"), classes);
        Path filter = Path.of(Uncached.class.getName().replace('.', '/') + ".class");
        Folders.copy(Folders.project().resolve("ear/target/test-classes").resolve(filter), classes.resolve(filter));
    }

    /** Copies what changed. Returns whether the server must be restarted to show all of it. */
    boolean update() throws IOException {
        Set<Path> files = changed.next();
        for (Path file : files) {
            copy(file);
        }
        return files.stream().anyMatch(UnpackedWar::isReadAtStart)
                && (files.stream().noneMatch(UnpackedWar::isJava) || compile());
    }

    private void copy(Path file) throws IOException {
        for (Map.Entry<Path, Path> folders : copies.entrySet()) {
            if (file.startsWith(folders.getKey())) {
                copy(file, folders.getValue().resolve(folders.getKey().relativize(file)));
            }
        }
    }

    private static void copy(Path file, Path copy) throws IOException {
        if (!Files.exists(file)) {
            Files.deleteIfExists(copy);
        } else if (ADDITIONS.containsKey(file)) {
            Files.writeString(copy, Files.readString(file).replaceFirst("(?=</[^<]*$)", ADDITIONS.get(file)));
        } else {
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private boolean compile() throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "--release", "21", "-parameters", "-Xlint:none", "-d", classes.toString(), "-classpath", classPath()));
        for (Path folder : JAVA) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(UnpackedWar::isJava).map(Path::toString).forEach(arguments::add);
            }
        }
        return ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)) == 0;
    }

    private String classPath() throws IOException {
        try (Stream<Path> own = Files.list(root.resolve("WEB-INF/lib"));
                Stream<Path> server = Files.list(serverLibraries)) {
            return Stream.concat(own, server).map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        }
    }

    /** All but pages, tags, styles and scripts. */
    private static boolean isReadAtStart(Path file) {
        return !file.startsWith(PAGES) || file.toString().endsWith(".xml");
    }

    private static boolean isJava(Path file) {
        return file.toString().endsWith(".java");
    }
}
