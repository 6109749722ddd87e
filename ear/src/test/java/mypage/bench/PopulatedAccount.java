package mypage.bench;

import static mypage.bench.Population.id;

import java.time.Duration;
import java.time.Instant;
import mypage.demo.Crowd;

/** The account with this number of a {@link Population}. One in four is none of the {@link Crowd}'s. */
record PopulatedAccount(long number, Population population) {
    private static final int STATES = 100;

    /** The main account of the two additional ones that follow. */
    private static final int MAIN = 39;

    private static final int LOCKED = 3;
    private static final int CLOSED = 7;
    private static final int UNREGISTERED = 11;
    private static final int DORMANT = 15;
    private static final int UNDELIVERED = 19;
    private static final int ADDITIONAL = 43;
    private static final int SUSPENDED = 47;

    static boolean isOfCrowd(long number) {
        return number % 4 != 3;
    }

    String line(String password) {
        Instant created = population.created(number);
        Instant lately = population
                .now()
                .minus(Duration.ofMillis(Math.floorMod(
                        Population.random(number, 0),
                        Duration.ofDays(is(CLOSED) ? 29 : 400).toMillis())));
        Instant recent = lately.isAfter(created) ? lately : created;
        boolean locked = is(LOCKED) || is(CLOSED) || is(SUSPENDED);
        return Population.line(
                id(number),
                service(),
                email(),
                is(UNREGISTERED) ? null : password,
                created,
                is(UNREGISTERED) ? null : recent,
                "%016x".formatted(number),
                is(UNREGISTERED) ? null : created,
                locked ? recent : null,
                is(CLOSED) ? recent : null,
                is(SUSPENDED) ? recent : null,
                is(DORMANT) ? recent : null,
                is(DORMANT) ? recent : null,
                is(UNDELIVERED) ? recent : null,
                is(ADDITIONAL) || is(SUSPENDED) ? id(number - number % STATES + MAIN) : null);
    }

    private boolean is(int state) {
        return number % STATES == state;
    }

    private String service() {
        if (isOfCrowd(number)) {
            return "SEEKER";
        }
        boolean ofEmployers = number % STATES >= MAIN && number % STATES <= SUSPENDED;
        return ofEmployers || number % 3 != 0 ? "EMPLOYER" : "JOB_INFORMATION";
    }

    private String email() {
        return isOfCrowd(number)
                ? Crowd.email((int) number)
                : "%08x@company%d.example.com".formatted((int) (number * 2_654_435_761L), number % 50_021);
    }
}
