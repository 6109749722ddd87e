package mypage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import mypage.account.Service;
import mypage.session.SessionService;

/** An application that wants to know when sessions end, with the visits of users in their sessions. */
public final class EnteredApplication {

    private final TestContainer container;
    private final String client = "app-" + UUID.randomUUID();

    /** Names of visits by the id of the session. */
    private final Map<Long, String> visits = new HashMap<>();

    public EnteredApplication(TestContainer container, Service service) {
        this.container = container;
        container.asOwner(() -> container
                .entities()
                .createNativeQuery("""
                        insert into openid_client (id, client_id, service, name, sector, redirect_uris,
                            post_logout_redirect_uris, backchannel_logout_uri, jwks, created_at)
                        values (nextval('id_seq'), ?1, ?2, 'App', 'sector', '', '', 'https://app.example.jp/out', '{}',
                            now())""")
                .setParameter(1, client)
                .setParameter(2, service.name())
                .executeUpdate());
    }

    /** @param change as in the statement */
    public void update(String change) {
        container.asOwner(() -> container
                .entities()
                .createNativeQuery("update openid_client set " + change + " where client_id = ?1")
                .setParameter(1, client)
                .executeUpdate());
    }

    /** @return the id of the session */
    public long enter(Service service, String sessionToken) {
        long session = container
                .get(SessionService.class)
                .proof(service, sessionToken)
                .orElseThrow()
                .sessionId();
        String sid = UUID.randomUUID().toString().substring(0, 22);
        container.inTransaction(() -> container
                .entities()
                .createNativeQuery("""
                        insert into openid_visit (session_id, client_id, sid, entered_at, subject)
                        select ?1, id, ?2, now(), 'subject' from openid_client where client_id = ?3""")
                .setParameter(1, session)
                .setParameter(2, sid)
                .setParameter(3, client)
                .executeUpdate());
        visits.put(session, sid);
        return session;
    }

    /** The visits in sessions that are no longer open. */
    public Set<String> ended() {
        SessionService sessions = container.get(SessionService.class);
        Set<String> ended = new TreeSet<>();
        visits.forEach((session, sid) -> {
            if (sessions.proof(session).isEmpty()) {
                ended.add(sid);
            }
        });
        return ended;
    }

    /** The visits of which the application is told that they ended. */
    @SuppressWarnings("unchecked")
    public Set<String> told() {
        List<String> told = container.inTransaction(() -> (List<String>) container
                .entities()
                .createNativeQuery("""
                        select payload::json->>'sid' from http_post
                        where payload::json->>'client' = ?1 and payload::json->>'sub' = 'subject'""")
                .setParameter(1, client)
                .getResultList());
        return new TreeSet<>(told);
    }
}
