package mypage.admin.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricTimerTest {

    private final List<Integer> tried = new ArrayList<>();
    private final MetricTimer timer = new MetricTimer();
    private boolean fails = true;
    private boolean isAnotherNodeAtIt;

    {
        timer.transactions = new MetricRollUpTransactions() {
            @Override
            public boolean rollUpNext(int hours) {
                tried.add(hours);
                if (fails) {
                    throw new IllegalStateException("too long");
                }
                return !isAnotherNodeAtIt && tried.size() < 7;
            }
        };
    }

    @Test
    void halvesTheBatchAfterAFailureAndRestoresItAfterASuccess() {
        for (int minute = 0; minute < 5; minute++) {
            timer.rollUp();
        }
        fails = false;
        timer.rollUp();
        assertEquals(List.of(24, 12, 6, 3, 3, 3, 24), tried);
    }

    @Test
    void keepsASmallBatchAfterAnotherNodeHeldTheLock() {
        timer.rollUp();
        fails = false;
        isAnotherNodeAtIt = true;
        timer.rollUp();
        timer.rollUp();
        assertEquals(List.of(24, 12, 12), tried);
    }
}
