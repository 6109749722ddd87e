package mypage.web.admin.clients;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import mypage.admin.clients.ClientManagementService;
import mypage.httppost.WaitingPosts;
import mypage.openid.RegisteredClientView;
import mypage.web.admin.site.Fact;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.ServiceLabels;

/** アプリケーション: all that are registered, and what they were told but have not accepted yet. */
@Named
@RequestScoped
public class ClientsBacking {

    /** An application in words. */
    public record Row(long id, String name, String clientId, String service, String state, boolean off, boolean weak) {

        static Row of(RegisteredClientView client) {
            boolean off = client.disabledAt().isPresent();
            return new Row(
                    client.id(),
                    client.registration().name(),
                    client.registration().clientId(),
                    ServiceLabels.of(client.registration().service()),
                    stateOf(client),
                    off,
                    client.registration().withoutPkce());
        }
    }

    static String stateOf(RegisteredClientView client) {
        return client.disabledAt().isPresent() ? Labels.get("client.state.off") : Labels.get("client.state.on");
    }

    /** Posts in words. */
    public record Post(String host, long waiting, long givenUp, Instant oldest, String error) {

        static Post of(WaitingPosts posts) {
            return new Post(
                    posts.host(),
                    posts.waiting(),
                    posts.givenUp(),
                    posts.oldest().orElse(null),
                    posts.lastError().orElse(Fact.NONE));
        }
    }

    @Inject
    ClientManagementService management;

    private List<Row> rows;
    private List<Post> posts;

    public List<Row> getRows() {
        if (rows == null) {
            rows = management.list().stream().map(Row::of).toList();
        }
        return List.copyOf(rows);
    }

    public List<Post> getPosts() {
        if (posts == null) {
            posts = management.waiting().stream().map(Post::of).toList();
        }
        return List.copyOf(posts);
    }
}
