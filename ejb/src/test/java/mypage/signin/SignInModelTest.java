package mypage.signin;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import mypage.Sequences;
import mypage.Sequences.Act;
import mypage.signin.SignInStep.Deed;
import mypage.signin.SignInStep.Password;
import mypage.signin.SignInStep.Type;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever browsers, two nodes, staff and time do to the sign-ins of an account, in whatever order, ends as the
 * {@link SignInModel} says.
 */
class SignInModelTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final List<Duration> MINUTES = List.of(
            SECOND,
            Duration.ofMinutes(9),
            Duration.ofMinutes(15),
            SignInModel.CODE.minus(SECOND),
            SignInModel.CODE,
            Duration.ofHours(12));
    private static final List<Duration> DAYS = List.of(
            SECOND,
            Duration.ofMinutes(5),
            Duration.ofHours(1),
            Duration.ofDays(45),
            SignInModel.SKIP.minus(SECOND),
            SignInModel.SKIP);

    @Test
    @Tag("C5")
    @Tag("C10")
    @Tag("C18")
    @Tag("C19")
    void attemptsAndCodesAreAsTheModelSays() {
        Sequences.play(30, SignInWorld::new, SignInModelTest::actOfASignIn);
    }

    @Test
    @Tag("R31")
    @Tag("R50")
    @Tag("T2")
    @Tag("T4")
    void skipsAreAsTheModelSays() {
        Sequences.play(30, SignInWorld::new, SignInModelTest::actOfASkip);
    }

    private static Act<SignInWorld> actOfASignIn(RandomGenerator random) {
        return switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4 -> password(random);
            case 5, 6, 7, 8, 9 -> typed(random);
            case 10 -> new SignInStep.Resume(browser(random), node(random));
            case 11 -> new SignInStep.Answer(browser(random), node(random), random.nextBoolean());
            case 12, 13 -> new SignInStep.Visit(random.nextInt(4), node(random));
            case 14 -> new SignInStep.ChangePassword(random.nextInt(4), node(random));
            case 15 -> staff(random);
            case 16, 17 -> race(random);
            default -> pass(MINUTES, random);
        };
    }

    private static Act<SignInWorld> actOfASkip(RandomGenerator random) {
        return switch (random.nextInt(16)) {
            case 0, 1, 2, 3 -> new Password(browser(random), node(random), random.nextInt(6) / 5);
            case 4, 5, 6 -> new Type(browser(random), node(random), 0, true);
            case 7, 8, 9 -> new SignInStep.Answer(browser(random), node(random), random.nextInt(4) > 0);
            case 10 -> new SignInStep.ChangePassword(random.nextInt(4), node(random));
            case 11 -> staff(random);
            case 12 -> new SignInStep.Visit(random.nextInt(4), node(random));
            case 13 -> new Race(new Type(browser(random), node(random), 0, true), staff(random), random.nextInt(1, 4));
            default -> pass(DAYS, random);
        };
    }

    /** One step of another node in the midst of a typed code. */
    private record Race(Type outer, SignInStep inner, int reading) implements Act<SignInWorld> {
        @Override
        public void on(SignInWorld world) {
            world.race(outer, inner, reading);
        }
    }

    private static Race race(RandomGenerator random) {
        Type outer = typed(random);
        int another = (outer.browser() + random.nextInt(1, SignInWorld.BROWSERS)) % SignInWorld.BROWSERS;
        SignInStep inner = switch (random.nextInt(3)) {
            case 0 -> new Password(another, node(random), 0);
            case 1 -> typed(random);
            default -> staff(random);
        };
        return new Race(outer, inner, random.nextInt(1, 3));
    }

    private static Password password(RandomGenerator random) {
        return new Password(browser(random), node(random), random.nextInt(4) / 3);
    }

    private static Type typed(RandomGenerator random) {
        return new Type(browser(random), node(random), random.nextInt(-1, 2), random.nextInt(4) == 0);
    }

    private static SignInStep staff(RandomGenerator random) {
        Deed[] deeds = Deed.values();
        return new SignInStep.Staff(deeds[random.nextInt(deeds.length)], node(random));
    }

    private static SignInStep pass(List<Duration> times, RandomGenerator random) {
        return new SignInStep.Pass(times.get(random.nextInt(times.size())));
    }

    private static int browser(RandomGenerator random) {
        return random.nextInt(SignInWorld.BROWSERS);
    }

    private static int node(RandomGenerator random) {
        return random.nextInt(2);
    }
}
