package mypage.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mypage.demo.Console;
import mypage.demo.Folders;

/** The WAR of the newest release in the history of this repository, built from its sources. */
final class ReleaseBefore {

    /** As it was committed, it can't be deployed: a bean of a request may have no public fields. */
    private static final String BROKEN = "Release 1.0.0";

    private ReleaseBefore() {}

    /** What its commit says. */
    static String name() throws IOException, InterruptedException {
        return git("log", "-1", "--format=%s", "--grep=^Release [0-9]");
    }

    static Path war() throws IOException, InterruptedException {
        String commit = git("log", "-1", "--format=%H", "--grep=^Release [0-9]");
        Path made = Folders.cache().resolve("release-" + commit + ".war");
        if (Files.exists(made)) {
            return made;
        }
        Console.say("building " + name());
        Path sources = Folders.project().resolve("ear/target/release-before");
        Folders.delete(sources);
        git("worktree", "prune");
        git("worktree", "add", "--detach", sources.toString(), commit);
        try {
            if (name().equals(BROKEN)) {
                Path bean = sources.resolve("web/src/main/java/mypage/web/site/RetryLater.java");
                Files.writeString(bean, Files.readString(bean).replace("RequestScoped", "Dependent"));
            }
            Programs.run(
                    Map.of(),
                    List.of(
                            "mvn",
                            "-q",
                            "-B",
                            "-ntp",
                            "-f",
                            sources.resolve("pom.xml").toString(),
                            "-pl",
                            "ejb,web",
                            "-am",
                            "package",
                            "-DskipTests"));
            Files.createDirectories(made.getParent());
            Files.copy(sources.resolve("web/target/mypage.war"), made);
        } finally {
            git("worktree", "remove", "--force", sources.toString());
        }
        return made;
    }

    private static String git(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("git", "-C", Folders.project().toString()));
        command.addAll(List.of(arguments));
        return Programs.run(Map.of(), command).strip();
    }
}
