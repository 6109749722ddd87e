package mypage.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Payara's classes as the JVM likes them (CDS). The first start lists what it loads, a process beside it makes the
 * archive of that, all later starts map it.
 */
final class ClassArchive {
    private final Path archive;
    private final Path classPath;
    private final List<String> jvmOptions;
    private volatile Process making;

    /** An archive fits one Java, one class path and one set of options. */
    ClassArchive(Path folder, Path classPath, List<String> jvmOptions) {
        int key = (Runtime.version() + System.getProperty("java.vendor") + classPath + jvmOptions).hashCode();
        this.archive = folder.resolve("classes-" + Integer.toHexString(key) + ".jsa");
        this.classPath = classPath;
        this.jvmOptions = jvmOptions;
    }

    String option(Path list) {
        return Files.exists(archive) ? "-XX:SharedArchiveFile=" + archive : "-XX:DumpLoadedClassList=" + list;
    }

    void make(Path list) throws IOException, InterruptedException {
        if (Files.exists(archive)) {
            return;
        }
        Console.say("次回からの起動を速くする準備をしています（一度だけ） / Preparing faster starts (once): " + archive);
        if (run(list) == 0) {
            Files.move(unfinished(), archive);
        }
    }

    void cancel() {
        if (making != null) {
            making.destroyForcibly();
            making.onExit().join();
            unfinished().toFile().delete();
        }
    }

    private Path unfinished() {
        return archive.resolveSibling(
                archive.getFileName() + "." + ProcessHandle.current().pid());
    }

    private int run(Path list) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(MicroRuntime.java()));
        command.addAll(jvmOptions);
        command.addAll(List.of(
                "-Xshare:dump",
                "-XX:SharedClassListFile=" + list,
                "-XX:SharedArchiveFile=" + unfinished(),
                "-cp",
                classPath.toString()));
        making = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return making.waitFor();
    }
}
