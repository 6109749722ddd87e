package mypage.demo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;

/** Keeps a folder to one launcher until its process ends. */
final class FolderLock {

    /** Another launcher may have the lock that is about to end. */
    private static final Duration ENDING = Duration.ofSeconds(10);

    private FolderLock() {}

    /** Returns the lock, which lasts as long as the object. */
    static FileLock acquire(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        FileChannel file =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        Instant deadline = Instant.now().plus(ENDING);
        FileLock lock = file.tryLock();
        while (lock == null) {
            if (Instant.now().isAfter(deadline)) {
                throw new IOException("すでに起動しています / already running on " + folder);
            }
            Thread.sleep(100);
            lock = file.tryLock();
        }
        return lock;
    }
}
