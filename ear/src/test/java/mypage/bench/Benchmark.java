package mypage.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mypage.demo.Console;
import mypage.demo.Folders;

/**
 * {@code mvn -Prun -Dlauncher=mypage.bench.Benchmark}: what sign-ins cost with 1,000 accounts, by a closed and an open
 * loop. Servers, databases, mail server and clients share this machine. Prints tables in Markdown and writes the
 * figures to a file. All options are in {@link Options}.
 */
public final class Benchmark {
    private final Path folder = Folders.project().resolve("ear/target/bench");
    private final Options options;

    private Benchmark(Options options) {
        this.options = options;
    }

    public static void main(String[] arguments) throws Exception {
        System.exit(new Benchmark(Options.parse(arguments)).run() ? 0 : 1);
    }

    private boolean run() throws Exception {
        Folders.delete(folder);
        List<Subject> subjects = subjects();
        try {
            for (Subject subject : subjects) {
                subject.start();
            }
            return report(new Comparison(subjects, options).measure());
        } finally {
            for (Subject subject : subjects) {
                subject.close();
            }
        }
    }

    private List<Subject> subjects() throws IOException {
        Path jvm = Folders.payaraConfig("jvm-options.txt");
        List<Subject> subjects = new ArrayList<>(List.of(new Product("ours", Folders.war(), jvm, folder)));
        for (Path war : options.wars()) {
            subjects.add(new Product(war.getFileName().toString(), war, jvm, folder));
        }
        if (options.jvm().isPresent()) {
            subjects.add(new Product("other-jvm", Folders.war(), options.jvm().get(), folder));
        }
        if (options.keycloak().isPresent()) {
            subjects.add(new Keycloak(options.keycloak().get(), folder));
        }
        return subjects;
    }

    /** @return whether no scenario has become worse than allowed */
    private boolean report(List<Figures> all) throws IOException {
        Results.write(all, options.out());
        Console.say("\n" + options + "\n\n" + Report.table(all));
        Console.say("\nwritten to " + options.out());
        if (options.against().isEmpty()) {
            return true;
        }
        List<Figures> earlier = Results.read(options.against().get());
        Console.say("\nRatios to " + options.against().get() + ":\n\n" + Report.against(earlier, all));
        List<String> worse = Regression.find(earlier, all, Regression.SAME_MACHINE);
        worse.forEach(Console::say);
        return worse.isEmpty();
    }
}
