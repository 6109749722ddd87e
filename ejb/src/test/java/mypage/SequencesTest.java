package mypage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SequencesTest {

    private record Add(int number) implements Sequences.Act<AtomicInteger> {
        @Override
        public void on(AtomicInteger sum) {
            assertTrue(sum.addAndGet(number) < 3 || number < 3, () -> "sum " + sum);
        }
    }

    @Test
    void aFailureNamesItsSeedAndTheFewestActs() {
        var failure = assertThrows(
                AssertionError.class,
                () -> Sequences.play(50, AtomicInteger::new, random -> new Add(random.nextInt(4))));
        assertTrue(
                failure.getMessage().matches("-Dmodel\\.seed=\\d+: \\[Add\\[number=3]]: sum 3.*"), failure::getMessage);
    }

    @Test
    void eachSequenceBeginsInANewWorld() {
        var worlds = new AtomicInteger();
        Sequences.play(5, worlds::incrementAndGet, random -> world -> assertEquals(worlds.get(), world));
        assertEquals(Integer.getInteger("model.sequences", 60), worlds.get());
    }
}
