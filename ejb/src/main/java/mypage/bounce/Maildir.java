package mypage.bounce;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A folder of this node in the format Maildir. New mails are in {@code new}; those that stay for people move to {@code
 * cur} and are marked as seen. Another node or program may read the folder too.
 */
final class Maildir implements ReturnedMails {

    private static final System.Logger LOG = System.getLogger(Maildir.class.getName());

    private final Path folder;

    Maildir(Path folder) {
        this.folder = folder;
    }

    @Override
    public void each(Reader reader, int most) throws IOException {
        int count = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.resolve("new"), Maildir::isMail)) {
            for (Path file : files) {
                if (count++ == most) {
                    return;
                }
                read(file, reader);
            }
        }
    }

    private static boolean isMail(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    private void read(Path file, Reader reader) {
        try {
            switch (reader.read(beginning(file))) {
                case DONE -> Files.deleteIfExists(file);
                case LEFT -> Files.move(file, folder.resolve("cur").resolve(file.getFileName() + ":2,S"));
            }
        } catch (NoSuchFileException e) {
            // Somebody else has read it.
        } catch (IOException e) {
            // One that can't be read or moved keeps no other from being read.
            LOG.log(System.Logger.Level.WARNING, "a returned mail stays in {0}: {1}", folder, e.toString());
        }
    }

    private static byte[] beginning(Path file) throws IOException {
        try (InputStream mail = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return mail.readNBytes(LONGEST_MAIL);
        }
    }
}
