package mypage.admin.imports;

import java.util.random.RandomGenerator;
import mypage.Sequences;
import mypage.Sequences.Act;
import mypage.admin.imports.LegacyImportModel.Line;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever the other system, operators, owners and crashes do to imports, in whatever order, ends as the
 * {@link LegacyImportModel} says.
 */
class LegacyImportModelTest {

    /** An import has about this many moments before and after its commits. */
    private static final int MOMENTS = 18;

    @Test
    @Tag("R68")
    @Tag("C19")
    void importsAreAsTheModelSays() {
        Sequences.play(12, LegacyImportWorld::new, LegacyImportModelTest::act);
    }

    private static Act<LegacyImportWorld> act(RandomGenerator random) {
        int who = random.nextInt(3);
        return switch (random.nextInt(16)) {
            case 0, 1, 2, 3 -> new Put(who, new Line(random.nextInt(2), random.nextInt(4) == 0));
            case 4 -> new Remove(who);
            case 5 -> new Start(0, true, Integer.MAX_VALUE);
            case 6, 7 -> new Start(random.nextInt(3), false, Integer.MAX_VALUE);
            case 8, 9, 10 -> new Start(random.nextInt(3), false, early(random));
            case 11, 12 -> new Resume(early(random) + random.nextInt(MOMENTS));
            case 13 -> random.nextInt(3) == 0 ? new Discard() : new SignIn(who);
            case 14 -> new SignInDuring(random.nextInt(3), early(random), who);
            default -> new Register(who);
        };
    }

    /** Rather one of the first moments, since later ones matter less. */
    private static int early(RandomGenerator random) {
        return random.nextInt(random.nextInt(1, MOMENTS));
    }

    /** In the other system. */
    private record Put(int who, Line line) implements Act<LegacyImportWorld> {
        @Override
        public void on(LegacyImportWorld world) {
            world.put(world.addresses.get(who), line);
        }
    }

    /** From the other system. */
    private record Remove(int who) implements Act<LegacyImportWorld> {
        @Override
        public void on(LegacyImportWorld world) {
            world.model.source.remove(world.addresses.get(who));
        }
    }

    private record Start(int closing, boolean isDryRun, int dies) implements Act<LegacyImportWorld> {
        @Override
        public void on(LegacyImportWorld world) throws Exception {
            world.start(closing, isDryRun, dies);
        }
    }

    /** An owner signs in between a crash and the resumption. */
    private record SignInDuring(int closing, int dies, int who) implements Act<LegacyImportWorld> {
        @Override
        public void on(LegacyImportWorld world) throws Exception {
            world.start(closing, false, dies);
            world.signIn(world.addresses.get(who));
            world.resume(Integer.MAX_VALUE);
        }
    }

    private record Resume(int dies) implements Act<LegacyImportWorld> {
        @Override
        public void on(LegacyImportWorld world) throws Exception {
            world.resume(dies);
        }
    }

    private record Discard() implements Act<LegacyImportWorld> {
        @Override
        public void on(LegacyImportWorld world) throws Exception {
            world.discard();
        }
    }

    private record SignIn(int who) implements Act<LegacyImportWorld> {
        @Override
        public void on(LegacyImportWorld world) {
            world.signIn(world.addresses.get(who));
        }
    }

    /** Here, with a password of one's own. */
    private record Register(int who) implements Act<LegacyImportWorld> {
        @Override
        public void on(LegacyImportWorld world) {
            world.register(world.addresses.get(who));
        }
    }
}
