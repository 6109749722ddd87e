package mypage.admin.imports;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import mypage.account.EmailAddress;
import mypage.account.Service;
import mypage.password.ImportedPassword;
import mypage.platform.JapaneseTime;
import mypage.platform.Language;

/**
 * An account of another system, checked by itself. Times without an offset are Japanese ones.
 *
 * @param main the address of the main account; empty for a main account
 * @param password what is to be sealed; null if the line is refused
 * @param function the function of the hash, if checks of it take time
 * @param reason why it is refused; null if nothing in the line itself is wrong
 */
record LegacyLine(
        int number,
        String service,
        String email,
        Optional<String> main,
        String password,
        Optional<String> function,
        Optional<Language> language,
        Optional<Instant> created,
        Optional<Instant> signedIn,
        Optional<Instant> locked,
        Refusal reason) {

    /** Why a line is refused; the last ones because of other lines or accounts. */
    enum Refusal {
        NO_SERVICE,
        UNKNOWN_SERVICE,
        NO_EMAIL,
        MALFORMED,
        TOO_LONG,
        NO_HASH,
        UNKNOWN_FORMAT,
        BROKEN_HASH,
        TOO_COSTLY,
        UNKNOWN_LANGUAGE,
        BAD_TIME,
        NOT_EMPLOYER,
        DUPLICATE,
        NO_MAIN,
        MAIN_CHANGED,
        TAKEN;

        String text() {
            return ImportVocabulary.text("refusal." + name());
        }
    }

    /** Nobody knows whose line it is. */
    static final Set<Refusal> OF_NOBODY =
            Set.of(Refusal.NO_SERVICE, Refusal.UNKNOWN_SERVICE, Refusal.NO_EMAIL, Refusal.MALFORMED, Refusal.TOO_LONG);

    private static final Set<String> NO = Set.of("", "0", "f", "false", "no", "n", "いいえ");
    private static final Set<String> YES = Set.of("1", "t", "true", "yes", "y", "はい");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
            "[uuuu-M-d][uuuu/M/d][[' ']['T']H:mm[:ss][.SSSSSSSSS][.SSSSSS][.SSS][.SS][.S][XXX][X]]", Locale.ROOT);

    static LegacyLine of(int number, Function<LegacyColumn, String> typed, Instant now) {
        ImportLine who = ImportLine.of(number, typed.apply(LegacyColumn.SERVICE), typed.apply(LegacyColumn.ADDRESS));
        try {
            return of(who, typed, now);
        } catch (RefusedException e) {
            return new LegacyLine(
                    number,
                    who.service(),
                    who.email(),
                    Optional.empty(),
                    null,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    e.why);
        }
    }

    private static LegacyLine of(ImportLine who, Function<LegacyColumn, String> typed, Instant now) {
        if (who.reason() != null) {
            throw new RefusedException(Refusal.valueOf(who.reason().name()));
        }
        Optional<String> main = Optional.of(typed.apply(LegacyColumn.MAIN).strip())
                .filter(text -> !text.isEmpty())
                .map(text -> EmailAddress.of(text).orElseThrow(() -> new RefusedException(Refusal.NO_MAIN)));
        if (main.isPresent() && !who.service().equals(Service.EMPLOYER.name())) {
            throw new RefusedException(Refusal.NOT_EMPLOYER);
        }
        ImportedPassword.Readable password =
                password(typed.apply(LegacyColumn.HASH).strip());
        return new LegacyLine(
                who.number(),
                who.service(),
                who.email(),
                main,
                password.text(),
                password.function(),
                language(typed.apply(LegacyColumn.LANGUAGE).strip()),
                time(typed.apply(LegacyColumn.CREATED).strip(), now),
                time(typed.apply(LegacyColumn.SIGNED_IN).strip(), now),
                locked(typed.apply(LegacyColumn.LOCKED).strip(), now),
                null);
    }

    private static ImportedPassword.Readable password(String hash) {
        if (hash.isEmpty()) {
            throw new RefusedException(Refusal.NO_HASH);
        }
        return switch (ImportedPassword.read(hash)) {
            case ImportedPassword.Readable readable -> readable;
            case ImportedPassword.Refused(ImportedPassword.Problem why) ->
                throw new RefusedException(Refusal.valueOf(why.name()));
        };
    }

    private static Optional<Language> language(String typed) {
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        return Stream.of(Language.values())
                .filter(language ->
                        language.id().equalsIgnoreCase(typed) || language.name().equalsIgnoreCase(typed))
                .findFirst()
                .or(() -> {
                    throw new RefusedException(Refusal.UNKNOWN_LANGUAGE);
                });
    }

    private static Optional<Instant> locked(String typed, Instant now) {
        String word = typed.toLowerCase(Locale.ROOT);
        if (NO.contains(word)) {
            return Optional.empty();
        }
        return YES.contains(word) ? Optional.of(now) : time(typed, now);
    }

    private static Optional<Instant> time(String typed, Instant now) {
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(instant(TIME.parse(typed)))
                    .filter(time -> !time.isAfter(now) && time.isAfter(Instant.EPOCH))
                    .or(() -> {
                        throw new RefusedException(Refusal.BAD_TIME);
                    });
        } catch (DateTimeException e) {
            throw new RefusedException(Refusal.BAD_TIME);
        }
    }

    /** Without an exception for each kind of time that it is not, since there are millions. */
    private static Instant instant(TemporalAccessor parsed) {
        LocalTime time = parsed.query(TemporalQueries.localTime());
        ZoneId offset = parsed.query(TemporalQueries.offset());
        return LocalDate.from(parsed)
                .atTime(time == null ? LocalTime.MIDNIGHT : time)
                .atZone(offset == null ? JapaneseTime.ZONE : offset)
                .toInstant();
    }

    private static final class RefusedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final Refusal why;

        RefusedException(Refusal why) {
            super(why.name(), null, false, false);
            this.why = why;
        }
    }
}
