package mypage.password;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.zip.CRC32;

/**
 * A file of SHA-1 hashes of breached passwords, which is searched where it is: nothing of it is kept in the heap.
 *
 * <p>Format, all numbers big-endian: 8 bytes {@code MYPAGEB1}; the CRC-32 of the index (8 bytes); the index, 2^20 + 1
 * numbers of 8 bytes, of which number n says how many hashes are below n, read as the first 20 bits of a hash; then of
 * each hash the 48 bits that follow these 20, in order. That is 8 MB and 6 bytes a hash. Of a billion hashes, a
 * password that is not among them looks as if it were with a probability of 4 in 10^12. A look reads 16 bytes of the
 * index and 6 kB. Safe for use by many threads.
 */
final class BreachedFile implements AutoCloseable {

    private static final long MAGIC = 0x4D59_5041_4745_4231L;
    private static final int PREFIXES = 1 << 20;
    private static final int HEADER = 16;
    private static final int INDEX = (PREFIXES + 1) * Long.BYTES;
    private static final int ENTRY = 6;
    private static final int HASH_DIGITS = 40;
    private static final int PREFIX_DIGITS = 5;
    private static final int ENTRY_DIGITS = 2 * ENTRY;

    private final FileChannel channel;

    private BreachedFile(FileChannel channel) {
        this.channel = channel;
    }

    /** Opens a file; throws {@link IOException} with a plain reason if it is missing, damaged or truncated. */
    static BreachedFile open(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            check(channel);
            return new BreachedFile(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static void check(FileChannel channel) throws IOException {
        if (channel.size() < HEADER + INDEX) {
            throw new IOException("it is too short for a file of breached passwords");
        }
        ByteBuffer head = read(channel, 0, HEADER + INDEX);
        if (head.getLong() != MAGIC) {
            throw new IOException("it is not a file of breached passwords");
        }
        CRC32 crc = new CRC32();
        crc.update(head.array(), HEADER, INDEX);
        if (head.getLong() != crc.getValue()) {
            throw new IOException("its index is damaged");
        }
        long hashes = head.getLong(HEADER + PREFIXES * Long.BYTES);
        if (channel.size() != HEADER + INDEX + hashes * ENTRY) {
            throw new IOException("it was cut off: " + hashes + " hashes were expected");
        }
    }

    private static ByteBuffer read(FileChannel channel, long position, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, position + bytes.position()) < 0) {
                throw new IOException("the file of breached passwords became shorter");
            }
        }
        return bytes.flip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** @param sha1 20 bytes */
    boolean contains(byte[] sha1) throws IOException {
        ByteBuffer hash = ByteBuffer.wrap(sha1);
        int prefix = hash.getInt(0) >>> 12;
        long wanted = hash.getLong(2) << 4 >>> 16;
        ByteBuffer range = read(channel, HEADER + (long) prefix * Long.BYTES, 2 * Long.BYTES);
        long first = range.getLong();
        int count = Math.toIntExact(range.getLong() - first);
        ByteBuffer entries = read(channel, HEADER + INDEX + first * ENTRY, count * ENTRY);
        int from = 0;
        int to = count;
        while (from < to) {
            int middle = (from + to) >>> 1;
            long entry = (long) entries.getShort(middle * ENTRY) << 32 & 0xFFFF_0000_0000L
                    | entries.getInt(middle * ENTRY + 2) & 0xFFFF_FFFFL;
            if (entry == wanted) {
                return true;
            } else if (entry < wanted) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return false;
    }

    /** Writes a file from hashes in their order. The file has its name only once it is complete. */
    static final class Writer implements AutoCloseable {

        private final Path target;
        private final Path unfinished;
        private final FileChannel channel;
        private final DataOutputStream entries;
        private final long[] index = new long[PREFIXES + 1];
        private long count;
        private int filled;
        private String last = "";

        Writer(Path target) throws IOException {
            this.target = target;
            this.unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
            this.channel = FileChannel.open(
                    unfinished,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE);
            channel.position(HEADER + INDEX);
            OutputStream out = Channels.newOutputStream(channel);
            this.entries = new DataOutputStream(new BufferedOutputStream(out, 1 << 20));
        }

        /** @param hash 40 hexadecimal digits */
        void add(String hash) throws IOException {
            if (hash.length() != HASH_DIGITS || hash.compareTo(last) <= 0) {
                throw new IOException("hashes must have 40 digits and be in order: " + last + " is before " + hash);
            }
            last = hash;
            int prefix = HexFormat.fromHexDigits(hash, 0, PREFIX_DIGITS);
            while (filled <= prefix) {
                index[filled++] = count;
            }
            long entry = HexFormat.fromHexDigitsToLong(hash, PREFIX_DIGITS, PREFIX_DIGITS + ENTRY_DIGITS);
            entries.writeShort((int) (entry >>> 32));
            entries.writeInt((int) entry);
            count++;
        }

        /** Completes the file; returns how many hashes it has. */
        long finish() throws IOException {
            entries.flush();
            while (filled <= PREFIXES) {
                index[filled++] = count;
            }
            ByteBuffer head = ByteBuffer.allocate(HEADER + INDEX);
            head.asLongBuffer().put(2, index);
            CRC32 crc = new CRC32();
            crc.update(head.array(), HEADER, INDEX);
            head.putLong(0, MAGIC).putLong(Long.BYTES, crc.getValue());
            for (long at = 0; head.hasRemaining(); ) {
                at += channel.write(head, at);
            }
            channel.force(true);
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return count;
        }

        @Override
        public void close() throws IOException {
            channel.close();
            Files.deleteIfExists(unfinished);
        }
    }
}
