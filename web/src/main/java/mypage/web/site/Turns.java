package mypage.web.site;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Set;
import mypage.ratelimit.FairTurns;
import mypage.ratelimit.FairTurns.Turn;
import mypage.ratelimit.RateLimitSettings;

/**
 * The turns of requests on this node: as many work at once as there are processors, so that those that work are quick.
 * A network that asks for much waits for those that ask for little, see {@link FairTurns} and
 * docs/decisions/32-turns.md.
 */
@ApplicationScoped
public class Turns {

    /** Each holds a worker of the server, see pre-boot-commands.txt. */
    private static final int WAITING = 64;

    private static final Set<String> FOR_APPLICATIONS = Set.of("/openid/par", "/openid/token", "/openid/userinfo");

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    /** No page computes for so long; whatever takes longer waits for the database or for the client. */
    private static final Duration LONGEST_TURN = Duration.ofMillis(50);

    private static final String ATTRIBUTE = Turns.class.getName();

    @Inject
    RateLimitSettings networks;

    private FairTurns turns;

    /** Of the servers of applications: each asks for all its users, so it would always be the one that used most. */
    private FairTurns ofApplications;

    @PostConstruct
    void open() {
        turns = newTurns();
        ofApplications = newTurns();
    }

    private FairTurns newTurns() {
        return new FairTurns(new FairTurns.Limits(
                Runtime.getRuntime().availableProcessors(),
                WAITING,
                LONGEST_WAIT,
                LONGEST_TURN,
                networks.siteFactor()));
    }

    /** Waits for a turn. {@link #begins} tells whether the request was given one. */
    void enter(HttpServletRequest request) {
        var client = RequestContexts.of(request);
        var kind = FOR_APPLICATIONS.stream().anyMatch(request.getRequestURI()::endsWith) ? ofApplications : turns;
        request.setAttribute(
                ATTRIBUTE, kind.enter(client.network(), client.site()).orElse(null));
    }

    /** Whether the request was given a turn. */
    static boolean has(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) != null;
    }

    /** Whether the request was given a turn. From here on it works for us, and may wait for the database. */
    static boolean begins(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Turn turn) {
            turn.mayWait();
            return true;
        }
        return false;
    }

    /** Ends the turn, if the request has one: it is done, or it is about to wait for something else. */
    public static void end(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Turn turn) {
            turn.close();
        }
    }
}
