package mypage.it;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import mypage.demo.DemoMail;
import mypage.demo.EmbeddedDatabase;
import mypage.demo.Folders;
import mypage.demo.Memory;
import mypage.demo.PayaraMicro;
import mypage.demo.Ports;
import mypage.demo.SecretFile;
import mypage.password.PasswordHasher;

/**
 * {@code mvn -Prun -Dlauncher=mypage.it.MeasureWarmUp}: measures every ten seconds how many users a node signs in after
 * its start, and how much CPU time a sign-in takes. Eight unknown devices sign in with password and mailed code, again
 * and again. Server, database, mail server and clients share this machine.
 *
 * <p>By default there is one run with the JVM options of production. {@code
 * -Dlauncher.options=-Dmeasure.options=FILE} names a file with one set of JVM options per line, each for one run.
 * There, {@code NAME=value} sets an environment variable.
 */
public final class MeasureWarmUp {
    private static final int SECONDS = Integer.getInteger("measure.seconds", 180);
    private static final int HASHES = 5;
    private static final Duration TRAINING = Duration.ofSeconds(Integer.getInteger("measure.training", 60));
    private static final Duration STEP = Duration.ofSeconds(10);
    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final Pattern VARIABLE = Pattern.compile("^[A-Z_]+=");

    private final Path folder = Folders.project().resolve("ear/target/measure-warm-up");
    private final Map<String, String> settings = new HashMap<>();
    private EndlessSignIns signIns;

    private MeasureWarmUp() {}

    public static void main(String[] args) throws Exception {
        new MeasureWarmUp().run();
    }

    private void run() throws Exception {
        Path data = folder.resolve("postgresql");
        try (var database = new EmbeddedDatabase(data, Ports.free(), Folders.cache()).start();
                var mail = new DemoMail(Ports.free()).start()) {
            signIns = new EndlessSignIns(mail);
            settings.putAll(database.environment());
            settings.putAll(mail.environment());
            settings.put("MYPAGE_OTP_MAILS", "1000000/PT1H");
            settings.put("MYPAGE_PROXIES", "127.0.0.1,::1");
            settings.put(
                    "MYPAGE_SECRET_KEYS",
                    SecretFile.keys(folder.resolve("secret.keys")).toString());
            for (List<String> options : variants()) {
                measure(database, options);
            }
        }
    }

    private static List<List<String>> variants() throws IOException {
        String file = System.getProperty("measure.options");
        if (file == null) {
            return List.of(List.of("@" + Folders.payaraConfig("jvm-options.txt")));
        }
        return Files.readAllLines(Path.of(file)).stream()
                .map(line -> List.of(line.split(" ")))
                .toList();
    }

    private void measure(EmbeddedDatabase database, List<String> options) throws Exception {
        System.out.println("\n" + String.join(" ", options));
        int port = Ports.free();
        URI url = URI.create("http://localhost:" + port + "/");
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("MYPAGE_PUBLIC_URL", "http://localhost:" + port);
        options.stream()
                .filter(VARIABLE.asPredicate())
                .map(option -> option.split("=", 2))
                .forEach(variable -> environment.put(variable[0], variable[1]));
        try (var node = new PayaraMicro(folder.resolve("node"), Folders.cache())
                .withJvmOptions(
                        options.stream().filter(VARIABLE.asPredicate().negate()).toList())) {
            node.train(environment, port, trainee -> exercise(database, trainee, url));
            long begin = System.nanoTime();
            node.start(environment, port).awaitOk(Site.SEEKER.login(), TIMEOUT);
            System.out.printf("first 200 after %.1f s%n", (System.nanoTime() - begin) / 1e9);
            signIns.insertAccounts(database);
            signIns.during(url, () -> report(node.process().toHandle()));
        }
    }

    /** The training run for the AOT cache: the start, and sign-ins as they will be measured. */
    private void exercise(EmbeddedDatabase database, PayaraMicro trainee, URI url)
            throws IOException, InterruptedException {
        trainee.awaitOk(Site.SEEKER.login(), TIMEOUT);
        signIns.insertAccounts(database);
        signIns.during(url, () -> Thread.sleep(TRAINING.toMillis()));
        System.out.printf("trained with %d sign-ins, %d failed%n", signIns.resetCount(), signIns.resetFailures());
    }

    private void report(ProcessHandle node) throws IOException, InterruptedException {
        System.out.println("| second | sign-ins/s | CPU ms a sign-in | the same in hashes | failed | resident MB |");
        System.out.println("|---|---|---|---|---|---|");
        Duration before = cpu(node);
        Instant begin = Instant.now();
        for (int second = 0; second < SECONDS; second += STEP.toSeconds()) {
            Thread.sleep(STEP.toMillis());
            Instant end = Instant.now();
            long count = signIns.resetCount();
            Duration now = cpu(node);
            double seconds = Duration.between(begin, end).toMillis() / 1e3;
            begin = end;
            double cost = now.minus(before).toMillis() / (double) Math.max(count, 1);
            System.out.printf(
                    "| %d | %.1f | %.0f | %.2f | %d | %d |%n",
                    second + STEP.toSeconds(),
                    count / seconds,
                    cost,
                    cost / hash(),
                    signIns.resetFailures(),
                    Memory.megabytes(node.pid()));
            before = now;
            signIns.resetReasons().forEach(System.out::println);
        }
    }

    /** CPU milliseconds of one password hash right now: the speed of a shared machine changes from minute to minute. */
    private static double hash() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        PasswordHasher hasher = new PasswordHasher(1);
        long begin = threads.getCurrentThreadCpuTime();
        for (int n = 0; n < HASHES; n++) {
            hasher.hash("a password");
        }
        return (threads.getCurrentThreadCpuTime() - begin) / 1e6 / HASHES;
    }

    private static Duration cpu(ProcessHandle node) {
        return node.info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
