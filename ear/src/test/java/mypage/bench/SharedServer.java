package mypage.bench;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import mypage.demo.EmbeddedDatabase;
import mypage.it.TestBed;

/** The server that all tests of a suite share. */
final class SharedServer implements Subject {

    @Override
    public String name() {
        return "shared";
    }

    @Override
    public void start() {
        // Arquillian did.
    }

    /** It is there before any server of a single test. */
    @Override
    public ProcessHandle node() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().orElse("").endsWith("java"))
                .min(Comparator.comparing(
                        process -> process.info().startInstant().orElse(Instant.MAX)))
                .orElseThrow();
    }

    @Override
    public EmbeddedDatabase database() {
        return TestBed.database();
    }

    @Override
    public List<Scenario> scenarios() {
        return List.of();
    }

    @Override
    public void close() {
        // Arquillian does.
    }
}
