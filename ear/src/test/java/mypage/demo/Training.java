package mypage.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Makes later starts faster, beside the first one, which must not wait for it. */
final class Training {

    private final Thread thread = new Thread(this::run, "training");
    private final Path home;
    private final Map<String, String> settings;
    private final PayaraMicro.Exercise exercise;
    private volatile boolean stopping;

    Training(Path home, Map<String, String> settings, PayaraMicro.Exercise exercise) {
        this.home = home;
        this.settings = settings;
        this.exercise = exercise;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void run() {
        try (PayaraMicro trainee = new PayaraMicro(home, Folders.cache())) {
            trainee.train(settings, Ports.free(), exercise);
        } catch (IOException | InterruptedException e) {
            if (!stopping) {
                Console.say(e.toString());
            }
        }
    }

    /** Returns when its server has ended. Does nothing if it was never started. */
    void stop() {
        stopping = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
