package mypage.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Stops processes and lets them go on, as a network does that loses all their packets for a while. */
final class Signals {

    private Signals() {}

    static void pause(Stream<ProcessHandle> processes, boolean isPaused) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kill", isPaused ? "-STOP" : "-CONT"));
        processes.map(process -> "" + process.pid()).forEach(command::add);
        // One of them may have ended meanwhile.
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    /** The process that this file names, and those that it started. */
    static Stream<ProcessHandle> family(Path pidFile) throws IOException {
        long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
        return ProcessHandle.of(pid).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()));
    }
}
