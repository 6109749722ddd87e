package mypage.platform;

import java.util.concurrent.atomic.AtomicReference;
import org.flywaydb.core.api.FlywayException;

/** Ends a node that can't start, with one line of the log that says why. */
final class FailedStart {

    private static final System.Logger LOG = System.getLogger(FailedStart.class.getName());

    /** Payara Micro sets this property, and other servers do not. */
    private static final String MICRO = "fish.payara.micro.BootJar";

    /** Payara Server tries again for each bean with a timer. The reason is said once, and the database asked once. */
    private static final AtomicReference<RuntimeException> FAILURE = new AtomicReference<>();

    private FailedStart() {}

    /**
     * Runs a step of the start. Throws what it throws, to a server that does not end. After a failure, runs no further
     * step and throws the same.
     */
    static void endsProcess(Runnable step) {
        if (FAILURE.get() != null) {
            throw FAILURE.get();
        }
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "MyPage does not start: {0}", reason(e));
            FAILURE.set(e);
            endProcess();
            throw e;
        }
    }

    /** One line: of a failed migration or connection, what the database said. */
    static String reason(RuntimeException failure) {
        return failure instanceof FlywayException ? database(deepest(failure)) : String.valueOf(failure.getMessage());
    }

    /** What the database itself said, below what others say about it. */
    static Throwable deepest(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** One line for what the database, or the way to it, said. */
    static String database(Throwable said) {
        return "the database of MYPAGE_DB_URL can't be used: "
                + String.valueOf(said.getMessage()).lines().findFirst().orElse("");
    }

    /**
     * Payara Micro would go on without the application, and answer 404 for ever. Other servers may run other
     * applications too, and report the failure to whoever deploys. The server can't be asked to end while it deploys,
     * so its process is halted. It has nothing to lose yet.
     */
    private static void endProcess() {
        if (System.getProperty(MICRO) != null) {
            Runtime.getRuntime().halt(1);
        }
    }
}
