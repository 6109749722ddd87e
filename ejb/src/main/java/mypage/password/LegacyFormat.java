package mypage.password;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.password4j.Argon2Function;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How other systems write the hashes of passwords; docs/operations/en/import.md lists them for people. */
enum LegacyFormat {
    /** Spring and OpenLDAP write a name before the formats of others; Django does the same with others of these. */
    NAMED(
            "(?:\\{(?i:bcrypt|argon2|scrypt|argon2@SpringSecurity_v5_8|scrypt@SpringSecurity_v5_8|crypt)}"
                    + "|argon2(?=\\$argon2)|bcrypt\\$(?=\\$2))(.+)",
            found -> read(found.group(1)).orElseThrow(IllegalArgumentException::new)),

    BCRYPT(
            "(bcrypt_sha256\\$)?\\$2[aby]\\$(\\d\\d)\\$([./A-Za-z0-9]{22})([./A-Za-z0-9]{31})",
            found -> LegacyHash.of(
                    new LegacyBcrypt(number(found, 2), found.group(1) != null), ascii(found, 3), ascii(found, 4))),

    SHA_CRYPT(
            "\\$([56])\\$(?:rounds=(\\d{1,9})\\$)?([./A-Za-z0-9]{1,16})\\$([./A-Za-z0-9]{43}|[./A-Za-z0-9]{86})",
            found -> LegacyHash.of(
                    new LegacyUnixCrypt(
                            found.group(1).equals("5") ? "sha256crypt" : "sha512crypt",
                            found.group(2) == null ? LegacyUnixCrypt.SHA2_ROUNDS : number(found, 2)),
                    ascii(found, 3),
                    ascii(found, 4))),

    MD5_CRYPT(
            "\\$(1|apr1)\\$([./A-Za-z0-9]{1,8})\\$([./A-Za-z0-9]{22})",
            found -> LegacyHash.of(
                    new LegacyUnixCrypt(found.group(1).equals("1") ? "md5crypt" : "apr1", LegacyUnixCrypt.MD5_ROUNDS),
                    ascii(found, 2),
                    ascii(found, 3))),

    /** PHC. */
    ARGON2(
            "\\$argon2(i|d|id)\\$(?:v=(\\d+)\\$)?m=(\\d{1,9}),t=(\\d{1,9}),p=(\\d{1,9})\\$([^$]+)\\$([^$]+)",
            found -> LegacyHash.of(
                    new LegacyArgon2(
                            found.group(1),
                            found.group(2) == null ? Argon2Function.ARGON2_VERSION_10 : number(found, 2),
                            number(found, 3),
                            number(found, 4),
                            number(found, 5),
                            base64(found, 7).length),
                    base64(found, 6),
                    base64(found, 7))),

    /** PHC; of passlib and OpenLDAP too. */
    PBKDF2(
            "(?:\\$pbkdf2|\\{PBKDF2)(?:-(?i:sha)(1|256|512))?[$}](?:i=)?(\\d{1,9})(?:,l=\\d+)?\\$([^$]+)\\$([^$]+)",
            found -> pbkdf2(
                    "sha" + Optional.ofNullable(found.group(1)).orElse("1"),
                    number(found, 2),
                    base64(found, 3),
                    base64(found, 4))),

    PBKDF2_DJANGO(
            "pbkdf2_(sha1|sha256)\\$(\\d{1,9})\\$([^$]+)\\$([^$]+)",
            found -> pbkdf2(found.group(1), number(found, 2), found.group(3).getBytes(UTF_8), base64(found, 4))),

    /** Of Jakarta Security. */
    PBKDF2_JAKARTA(
            "PBKDF2WithHmacSHA(1|256|512):(\\d{1,9}):([^:]+):([^:]+)",
            found -> pbkdf2("sha" + found.group(1), number(found, 2), base64(found, 3), base64(found, 4))),

    /** Spring's defaults since 5.8: 16 bytes of salt, then the hash. */
    PBKDF2_SPRING("\\{pbkdf2@SpringSecurity_v5_8}([0-9a-f]{96})", found -> {
        byte[] both = HexFormat.of().parseHex(found.group(1));
        return pbkdf2("sha256", 310_000, Arrays.copyOf(both, 16), Arrays.copyOfRange(both, 16, both.length));
    }),

    /** PHC, as passlib writes it. */
    SCRYPT(
            "\\$scrypt\\$ln=(\\d{1,2}),r=(\\d{1,9}),p=(\\d{1,9})\\$([^$]+)\\$([^$]+)",
            found -> scrypt(power(number(found, 1)), number(found, 2), number(found, 3), base64(found, 4), found, 5)),

    /** Of Spring and Password4j: the costs are hexadecimal, two digits for each of r and p. */
    SCRYPT_SPRING(
            "\\$([0-9a-f]{1,2})([0-9a-f]{2})([0-9a-f]{2})\\$([^$]+)\\$([^$]+)",
            found -> {
                HexFormat hex = HexFormat.of();
                int logN = HexFormat.fromHexDigits(found.group(1));
                return scrypt(
                        power(logN),
                        hex.parseHex(found.group(2))[0] & 0xff,
                        hex.parseHex(found.group(3))[0] & 0xff,
                        base64(found, 4),
                        found,
                        5);
            }),

    SCRYPT_DJANGO(
            "scrypt\\$(\\d{1,9})\\$([^$]+)\\$(\\d{1,9})\\$(\\d{1,9})\\$([^$]+)",
            found -> scrypt(
                    number(found, 1),
                    number(found, 3),
                    number(found, 4),
                    found.group(2).getBytes(UTF_8),
                    found,
                    5)),

    /** Of LDAP: the digest, then the salt if there is one. */
    LDAP("\\{(?i)(S?)(MD5|SHA|SHA256|SHA384|SHA512)}([A-Za-z0-9+/]+=*)", found -> {
        boolean isSalted = !found.group(1).isEmpty();
        String name = found.group(2).toLowerCase(Locale.ROOT);
        LegacyDigest digest = new LegacyDigest(name.equals("sha") ? "sha1" : name, isSalted ? "ps" : "p");
        byte[] both = base64(found, 3);
        if (both.length < digest.length() || isSalted == (both.length == digest.length())) {
            throw new IllegalArgumentException(name);
        }
        return LegacyHash.of(
                digest, Arrays.copyOfRange(both, digest.length(), both.length), Arrays.copyOf(both, digest.length()));
    }),

    /** Of old versions of Django. */
    DIGEST_DJANGO(
            "(md5|sha1)\\$([^$]+)\\$([0-9a-f]{32,40})",
            found -> digest(found.group(1), "sp", found.group(2).getBytes(UTF_8), found.group(3))),

    /** Ours, for what has no format: {@code digest:<algorithm>:<template>:<salt>:<hash in hexadecimal>}. */
    DIGEST(
            "digest:(md5|sha1|sha256|sha384|sha512):((?:salt\\+){0,2}password(?:\\+salt){0,2}):"
                    + "(?:hex=([0-9A-Fa-f]+)|([^:]*)):([0-9A-Fa-f]+)",
            found -> digest(
                    found.group(1),
                    found.group(2).replace("salt", "s").replace("password", "p").replace("+", ""),
                    found.group(3) == null
                            ? found.group(4).getBytes(UTF_8)
                            : HexFormat.of().parseHex(found.group(3)),
                    found.group(5)));

    private static final int LONGEST_PART = 64;

    private final Pattern pattern;
    private final Function<MatchResult, LegacyHash> parts;

    LegacyFormat(String pattern, Function<MatchResult, LegacyHash> parts) {
        this.pattern = Pattern.compile(pattern);
        this.parts = parts;
    }

    /**
     * Reads a hash; empty if it has none of these formats.
     *
     * @throws IllegalArgumentException if it has one, but its parts can't be right
     */
    static Optional<LegacyHash> read(String typed) {
        return Stream.of(values())
                .flatMap(format -> format.match(typed).stream())
                .findFirst()
                .map(LegacyFormat::checked);
    }

    private Optional<LegacyHash> match(String typed) {
        Matcher found = pattern.matcher(typed);
        return found.matches() ? Optional.of(parts.apply(found)) : Optional.empty();
    }

    private static LegacyHash checked(LegacyHash read) {
        boolean isKept = LegacyFunction.named(read.function().name()).isPresent();
        if (!isKept || read.salt().length > LONGEST_PART || read.kept().length() > 2 * LONGEST_PART) {
            throw new IllegalArgumentException(read.function().name());
        }
        return read;
    }

    private static LegacyHash pbkdf2(String digest, int iterations, byte[] salt, byte[] hash) {
        return LegacyHash.of(new LegacyPbkdf2(digest, iterations, hash.length), salt, hash);
    }

    private static LegacyHash scrypt(int n, int r, int p, byte[] salt, MatchResult found, int group) {
        byte[] hash = base64(found, group);
        return LegacyHash.of(new LegacyScrypt(n, r, p, hash.length), salt, hash);
    }

    private static LegacyHash digest(String algorithm, String order, byte[] salt, String hex) {
        LegacyDigest digest = new LegacyDigest(algorithm, order);
        byte[] hash = HexFormat.of().parseHex(hex.toLowerCase(Locale.ROOT));
        if (hash.length != digest.length() || order.contains("s") == (salt.length == 0)) {
            throw new IllegalArgumentException(algorithm);
        }
        return LegacyHash.of(digest, salt, hash);
    }

    /** 2 to the power of this; what is far too much stays so. */
    private static int power(int logarithm) {
        return 1 << Math.min(logarithm, Integer.SIZE - 2);
    }

    private static int number(MatchResult found, int group) {
        return Integer.parseInt(found.group(group));
    }

    private static byte[] ascii(MatchResult found, int group) {
        return found.group(group).getBytes(US_ASCII);
    }

    /** In the usual alphabet, or in that of passlib, with or without padding. */
    private static byte[] base64(MatchResult found, int group) {
        return Base64.getDecoder().decode(found.group(group).replace('.', '+').replaceAll("=+$", ""));
    }
}
