package mypage.openid;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mypage.account.Service;
import mypage.platform.NativeStatement;
import mypage.platform.Row;

/** The rows of {@link OpenIdClient}. Staff write them, with four eyes, and commands. */
@Dependent
class OpenIdClientRepository {

    private static final NativeStatement FIND = NativeStatement.of("""
            select id, client_id, service, name, name_en, sector, redirect_uris, post_logout_redirect_uris,
                backchannel_logout_uri, encode(secret_hash, 'hex'), jwks, without_pkce
            from openid_client where client_id = :client and disabled_at is null""");

    @PersistenceContext
    EntityManager entities;

    /** The client with this ID, unless it is disabled. */
    Optional<OpenIdClient> find(String clientId) {
        return FIND.in(entities).set("client", clientId).first().map(OpenIdClientRepository::client);
    }

    private static OpenIdClient client(Row row) {
        return new OpenIdClient(
                row.number(0),
                row.text(1),
                Service.valueOf(row.text(2)),
                row.text(3),
                Optional.ofNullable(row.text(4)),
                row.text(5),
                set(row.text(6)),
                set(row.text(7)),
                Optional.ofNullable(row.text(8)),
                Optional.ofNullable(row.text(9)),
                Optional.ofNullable(row.text(10)),
                row.isTrue(11));
    }

    private static Set<String> set(String separated) {
        return Stream.of(separated.split(" ")).filter(uri -> !uri.isEmpty()).collect(Collectors.toUnmodifiableSet());
    }
}
