package mypage.password;

import java.util.Optional;

/** The hash of a password that another system exported. */
public sealed interface ImportedPassword {

    /** Why a hash is refused. */
    enum Problem {
        /** None of the formats that docs/operations/en/import.md lists. */
        UNKNOWN_FORMAT,
        /** Such a format, but its parts can't be right. */
        BROKEN_HASH,
        /** To check it would take more time or memory than a stranger may cause. */
        TOO_COSTLY
    }

    /**
     * It can be checked.
     *
     * @param text what {@link PasswordSeal#seal} stores
     * @param function the function whose checks take time, for {@code legacy_function}; empty if none does
     */
    record Readable(String text, Optional<String> function) implements ImportedPassword {}

    record Refused(Problem why) implements ImportedPassword {}

    /** In characters. */
    int LONGEST = 400;

    /** Reads a hash as its system wrote it. What our own parameters made is kept as ours. */
    static ImportedPassword read(String typed) {
        if (typed.length() > LONGEST) {
            return new Refused(Problem.BROKEN_HASH);
        }
        try {
            return LegacyFormat.read(typed)
                    .map(hash -> judge(typed, hash))
                    .orElseGet(() -> new Refused(Problem.UNKNOWN_FORMAT));
        } catch (IllegalArgumentException e) {
            return new Refused(Problem.BROKEN_HASH);
        }
    }

    private static ImportedPassword judge(String typed, LegacyHash hash) {
        LegacyFunction function = hash.function();
        if (function.isExcessive()) {
            return new Refused(Problem.TOO_COSTLY);
        }
        String own = typed.substring(Math.max(0, typed.indexOf("$argon2")));
        return own.startsWith(Argon2.PREFIX)
                ? new Readable(own, Optional.empty())
                : new Readable(
                        hash.text(),
                        Optional.of(function).filter(LegacyFunction::takesTime).map(LegacyFunction::name));
    }
}
