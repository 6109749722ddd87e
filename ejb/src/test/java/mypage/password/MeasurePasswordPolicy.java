package mypage.password;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Prints what the policy refuses, what a check costs, and what the lists take of the heap. Not part of a build:
 * {@code mvn -pl ejb test -Dtest=MeasurePasswordPolicy}.
 */
class MeasurePasswordPolicy {

    private static final String EMAIL = "someone@example.com";
    private static final int RANDOM_ONES = 20_000;

    @Test
    void measure() {
        long before = heap();
        long start = System.nanoTime();
        weakness("any password");
        System.out.printf("first check %.0f ms, heap +%.1f MB%n", millisSince(start), (heap() - before) / 1e6);
        new TreeMap<>(WeakPasswords.byKind()).forEach(MeasurePasswordPolicy::printWeak);
        List<String> good = GoodPasswords.tenThousand();
        print("good ones", good);
        Random random = new Random(8);
        String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        print("eight random letters and digits", random(random, letters, 8));
        print("eight random small letters", random(random, "abcdefghijklmnopqrstuvwxyz", 8));
        print("eight random digits", random(random, "0123456789", 8));
        print("twelve random digits", random(random, "0123456789", 12));
        time("good ones", good);
        time("of 128 letters", List.of("kumotuki".repeat(16).substring(0, 127) + "q"));
        time("of 128 digits", List.of("48215073".repeat(16).substring(0, 127) + "x"));
        time("of 128 marks", List.of("@[(-".repeat(32).substring(0, 127) + "x"));
        time("of 128 n", List.of("n".repeat(60) + "ou".repeat(33) + "nx"));
    }

    private static void printWeak(String kind, List<String> passwords) {
        List<String> accepted =
                passwords.stream().filter(p -> weakness(p).isEmpty()).toList();
        System.out.printf(
                "%s: %d of %d refused; accepted: %s%n",
                kind, passwords.size() - accepted.size(), passwords.size(), accepted);
    }

    private static void print(String what, List<String> passwords) {
        List<String> refused = passwords.stream()
                .filter(p -> weakness(p).isPresent())
                .map(p -> p + " " + weakness(p).get())
                .toList();
        System.out.printf(
                "%s: %d of %d refused %s%n",
                what,
                refused.size(),
                passwords.size(),
                refused.stream().limit(12).toList());
    }

    private static List<String> random(Random random, String alphabet, int length) {
        return Stream.generate(() -> GoodPasswords.characters(random, alphabet, length))
                .limit(RANDOM_ONES)
                .collect(Collectors.toList());
    }

    private static void time(String what, List<String> passwords) {
        int rounds = Math.max(1, 3000 / passwords.size());
        passwords.forEach(MeasurePasswordPolicy::weakness);
        long start = System.nanoTime();
        for (int i = 0; i < rounds; i++) {
            passwords.forEach(MeasurePasswordPolicy::weakness);
        }
        System.out.printf("%s: %.3f ms each%n", what, millisSince(start) / rounds / passwords.size());
    }

    private static Optional<PasswordWeakness> weakness(String password) {
        return PasswordPolicy.weakness(password, EMAIL);
    }

    private static double millisSince(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
