package mypage.rehearsal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import mypage.demo.Console;

/** What the walks found. */
final class Table {

    /**
     * One walk.
     *
     * @param most the share of failed sign-ins that is allowed, in percent
     * @param doubled mails that the mail server got twice, or would get twice
     * @param duplicates the number of such mails that is allowed
     */
    record Line(String walk, long signIns, long failed, double most, long doubled, long duplicates, Duration took) {

        double percent() {
            return signIns + failed == 0 ? 100 : 100.0 * failed / (signIns + failed);
        }

        boolean isGood() {
            return signIns > 0 && percent() <= most && doubled <= duplicates;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "| %s | %d | %d (%.2f %%, at most %.0f %%) | %d | %.1f | %s |",
                    walk,
                    signIns,
                    failed,
                    percent(),
                    most,
                    doubled,
                    took.toMillis() / 1000.0,
                    isGood() ? "ok" : "NOT OK");
        }
    }

    private final List<Line> lines = new ArrayList<>();
    private boolean missed;

    void add(Line line) {
        lines.add(line);
        Console.say(line.toString());
    }

    /** Notes that an aim was missed which is no column. */
    void require(boolean reached, String otherwise) {
        if (!reached) {
            missed = true;
            Console.say(otherwise);
        }
    }

    void print() {
        Console.say("\n| walk | sign-ins | failed | doubled mails | seconds | |\n|---|---|---|---|---|---|");
        lines.forEach(line -> Console.say(line.toString()));
    }

    boolean isGood() {
        return !missed && lines.stream().allMatch(Line::isGood);
    }
}
