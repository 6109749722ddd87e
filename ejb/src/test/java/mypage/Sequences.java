package mypage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Plays random sequences of acts, each in a new world, and shortens the first one that fails. The failure names the
 * acts that are left and the seed: {@code -Dmodel.seed} repeats it as the first sequence, and {@code -Dmodel.sequences}
 * says how many are played.
 */
public final class Sequences {

    private static final int SEQUENCES = Integer.getInteger("model.sequences", 60);

    private Sequences() {}

    /**
     * What somebody does. It must be possible in any state of the world, so that a sequence stays one when others are
     * left out; it throws if the world is not as it should be then. Records say what they are.
     */
    @FunctionalInterface
    public interface Act<W> {
        void on(W world) throws Exception;
    }

    /** Plays as many sequences as are asked for, of up to this many acts. */
    public static <W> void play(int longest, Supplier<W> world, Function<RandomGenerator, Act<W>> draw) {
        long first = Long.getLong("model.seed", System.nanoTime());
        for (long seed = first; seed < first + SEQUENCES; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            List<Act<W>> acts = Stream.generate(() -> draw.apply(random))
                    .limit(random.nextInt(1, longest + 1))
                    .toList();
            if (failure(world, acts).isPresent()) {
                List<Act<W>> few = shortened(world, acts);
                Throwable why = failure(world, few)
                        .orElseGet(() -> new IllegalStateException("the same acts do not always fail"));
                throw new AssertionError("-Dmodel.seed=" + seed + ": " + few + ": " + why.getMessage(), why);
            }
        }
    }

    private static <W> Optional<Throwable> failure(Supplier<W> begin, List<Act<W>> acts) {
        W world = begin.get();
        try {
            for (Act<W> act : acts) {
                act.on(world);
            }
            return Optional.empty();
        } catch (Exception | AssertionError e) {
            return Optional.of(e);
        }
    }

    /** Leaves out ever smaller pieces, as long as the rest still fails. */
    private static <W> List<Act<W>> shortened(Supplier<W> world, List<Act<W>> failing) {
        List<Act<W>> acts = failing;
        for (int piece = Math.max(1, acts.size() / 2); piece > 0; piece /= 2) {
            for (int from = acts.size() - piece; from >= 0; from -= piece) {
                List<Act<W>> rest = new ArrayList<>(acts);
                rest.subList(from, from + piece).clear();
                if (failure(world, rest).isPresent()) {
                    acts = rest;
                }
                from = Math.min(from, acts.size());
            }
        }
        return acts;
    }
}
