package mypage.web.site;

import java.io.IOException;
import java.util.stream.Stream;

/** Distinguishes a client that went away from a defect of ours. */
final class LostConnection {

    /** A failure of the connection is thrown not far below the server's code that reads or writes it. */
    private static final int DEPTH = 12;

    private static final String SERVERS = "org.glassfish.grizzly.";

    private LostConnection() {}

    static boolean isCauseOf(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(50)
                .anyMatch(LostConnection::isOfConnection);
    }

    private static boolean isOfConnection(Throwable cause) {
        return cause instanceof IOException
                && Stream.of(cause.getStackTrace())
                        .limit(DEPTH)
                        .anyMatch(frame -> frame.getClassName().startsWith(SERVERS));
    }
}
