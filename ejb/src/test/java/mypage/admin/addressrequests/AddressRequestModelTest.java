package mypage.admin.addressrequests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import mypage.Sequences;
import mypage.Sequences.Act;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever staff, the readers of both addresses, two nodes and time do to the requests of an account, in whatever
 * order, ends as the {@link AddressRequestModel} says.
 */
class AddressRequestModelTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final List<Duration> TIMES =
            List.of(SECOND, DAY, DAY.multipliedBy(3).minus(SECOND), DAY.multipliedBy(3), DAY.multipliedBy(7));

    @Test
    @Tag("R17")
    @Tag("R18")
    @Tag("C9")
    @Tag("C19")
    @Tag("T10")
    @Tag("T11")
    void requestsAreAsTheModelSays() {
        Sequences.play(40, AddressRequestWorld::new, AddressRequestModelTest::act);
    }

    private static Act<AddressRequestWorld> act(RandomGenerator random) {
        int node = random.nextInt(2);
        return switch (random.nextInt(24)) {
            case 0, 1, 2 -> new Open(random.nextInt(2), node);
            case 3 -> new Deed(Kind.LOCK, node);
            case 4 -> new Deed(random.nextInt(6) == 0 ? Kind.CLOSE : Kind.UNLOCK, node);
            case 5 -> new Deed(random.nextInt(3) == 0 ? Kind.MOVE : Kind.UNLOCK, node);
            case 6 -> new ProveDuring(random.nextBoolean() ? Kind.WITHDRAW : Kind.OBJECT);
            case 7, 8, 9, 10 -> new Pass(TIMES.get(random.nextInt(TIMES.size())));
            case 11, 12 -> new Prove(random.nextInt(3) > 0, node);
            case 13, 14, 15 -> new Step(Kind.APPROVE, random.nextInt(2), node);
            case 16, 17, 18 -> new Step(Kind.REVIEW, random.nextInt(2), node);
            default -> {
                Kind[] rest = {Kind.REJECT, Kind.WITHDRAW, Kind.OBJECT, Kind.TELL, Kind.TELL, Kind.RESEND, Kind.LOOK};
                yield new Step(rest[random.nextInt(rest.length)], random.nextInt(2), node);
            }
        };
    }

    /** What somebody does to the request that was opened last, or to the account. */
    enum Kind {
        REVIEW,
        APPROVE,
        REJECT,
        WITHDRAW,
        OBJECT,
        TELL,
        RESEND,
        LOOK,
        LOCK,
        UNLOCK,
        CLOSE,
        MOVE
    }

    private record Open(int staff, int node) implements Act<AddressRequestWorld> {
        @Override
        public void on(AddressRequestWorld world) {
            world.open(staff, node);
        }
    }

    private record Step(Kind kind, int staff, int node) implements Act<AddressRequestWorld> {
        @Override
        public void on(AddressRequestWorld world) {
            if (!world.model.requests.isEmpty()) {
                assertEquals(world.expect(kind, staff), world.step(kind, staff, node), kind::toString);
                world.agree();
            }
        }
    }

    private record Deed(Kind kind, int node) implements Act<AddressRequestWorld> {
        @Override
        public void on(AddressRequestWorld world) {
            String address = AddressRequestWorld.newAddress();
            assertEquals(world.expect(kind, address), world.deed(kind, address, node), kind::toString);
            world.agree();
        }
    }

    private record Prove(boolean newest, int node) implements Act<AddressRequestWorld> {
        @Override
        public void on(AddressRequestWorld world) {
            if (!world.model.requests.isEmpty()) {
                assertEquals(world.model.prove(newest), world.prove(newest, node));
                world.agree();
            }
        }
    }

    /** Another node ends the request while the link is used: one of both is too late. */
    private record ProveDuring(Kind kind) implements Act<AddressRequestWorld> {
        @Override
        public void on(AddressRequestWorld world) {
            if (world.model.requests.isEmpty() || !world.model.last().state().equals("APPROVED")) {
                return;
            }
            boolean[] ended = new boolean[1];
            world.clock().meanwhile(2, () -> ended[0] = world.step(kind, 0, 1));
            String told = world.prove(true, 0);
            world.clock().meanwhile(0, () -> {});
            if (ended[0]) {
                assertTrue(world.expect(kind, 0), "ended");
            }
            assertEquals(world.model.prove(true), told);
            world.agree();
        }
    }

    private record Pass(Duration time) implements Act<AddressRequestWorld> {
        @Override
        public void on(AddressRequestWorld world) {
            world.clock().pass(time);
            world.model.pass(time);
        }
    }
}
