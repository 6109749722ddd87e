package mypage.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL refuses to run as root. On a machine where we are root, its programs run in a user namespace without
 * privileges; where containers forbid that, as nobody, who keeps the right to pass through root's folders.
 */
public final class PlainUser {
    private static final String NOBODY = "65534";

    private final List<String> prefix;
    private final String owner;

    private PlainUser(List<String> prefix, String owner) {
        this.prefix = prefix;
        this.owner = owner;
    }

    public static PlainUser detect() throws IOException {
        if (!isRoot()) {
            return new PlainUser(List.of(), null);
        }
        if (succeeds("unshare", "-U", "true")) {
            return new PlainUser(List.of("unshare", "-U"), "0:0");
        }
        return new PlainUser(
                List.of(
                        "setpriv",
                        "--reuid=" + NOBODY,
                        "--regid=" + NOBODY,
                        "--clear-groups",
                        // Without it access(2) would forget the ambient capability.
                        "--securebits=+no_setuid_fixup",
                        "--inh-caps=-all,+dac_override",
                        "--ambient-caps=-all,+dac_override"),
                NOBODY + ":" + NOBODY);
    }

    public List<String> command(Path program, List<String> arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.add(program.toString());
        command.addAll(arguments);
        return command;
    }

    /** PostgreSQL wants to own its data folder. */
    void own(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (owner != null && !succeeds("chown", "-R", owner, folder.toString())) {
            throw new IOException("cannot change the owner of " + folder);
        }
    }

    private static boolean isRoot() throws IOException {
        return Files.getFileStore(Path.of("").toAbsolutePath()).supportsFileAttributeView("unix")
                && Integer.valueOf(0).equals(uid());
    }

    private static Object uid() throws IOException {
        Path probe = Files.createTempFile("mypage", null);
        try {
            return Files.getAttribute(probe, "unix:uid");
        } finally {
            Files.delete(probe);
        }
    }

    private static boolean succeeds(String... command) throws IOException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
