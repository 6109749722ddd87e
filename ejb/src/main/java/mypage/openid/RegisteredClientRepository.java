package mypage.openid;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.account.Service;
import mypage.platform.NativeStatement;
import mypage.platform.Row;

/** The same rows as {@link OpenIdClientRepository}, disabled ones too, as staff register them. */
@Dependent
class RegisteredClientRepository {

    private static final String VIEW = """
            select id, client_id, service, name, name_en, sector, redirect_uris, post_logout_redirect_uris,
                backchannel_logout_uri, jwks, without_pkce, secret_hash is not null, created_at, disabled_at
            from openid_client\s""";

    private static final NativeStatement ALL = NativeStatement.of(VIEW + "order by service, client_id");

    private static final NativeStatement FIND = NativeStatement.of(VIEW + "where id = :id");

    private static final NativeStatement HOLD = NativeStatement.of(VIEW + "where client_id = :client for update");

    private static final NativeStatement ADD = NativeStatement.of("""
            insert into openid_client (id, client_id, service, name, name_en, sector, redirect_uris,
                post_logout_redirect_uris, backchannel_logout_uri, secret_hash, jwks, without_pkce, created_at)
            values (nextval('id_seq'), :client, :service, :name, :english, :sector, :redirects, :after, :logout,
                decode(:secret, 'hex'), :jwks, :withoutPkce, :now)
            returning id""");

    /** Without a new secret it keeps the old one, unless there are keys. */
    private static final NativeStatement CHANGE = NativeStatement.of("""
            update openid_client set name = :name, name_en = :english, redirect_uris = :redirects,
                post_logout_redirect_uris = :after, backchannel_logout_uri = :logout,
                secret_hash = case when cast(:jwks as text) is null
                    then coalesce(decode(:secret, 'hex'), secret_hash) end,
                jwks = :jwks, without_pkce = :withoutPkce, disabled_at = null
            where id = :id""");

    private static final NativeStatement DISABLE =
            NativeStatement.of("update openid_client set disabled_at = :now where id = :id and disabled_at is null");

    @PersistenceContext
    EntityManager entities;

    List<RegisteredClientView> all() {
        return ALL.in(entities).rows().map(RegisteredClientRepository::view).toList();
    }

    Optional<RegisteredClientView> find(long id) {
        return FIND.in(entities).set("id", id).first().map(RegisteredClientRepository::view);
    }

    /** Locks its row. */
    Optional<RegisteredClientView> hold(String clientId) {
        return HOLD.in(entities).set("client", clientId).first().map(RegisteredClientRepository::view);
    }

    /** @param secretHash in hexadecimal digits; null for a client with keys */
    long add(ClientRegistration client, String secretHash, Instant now) {
        return of(ADD, client, secretHash)
                .set("client", client.clientId())
                .set("service", client.service().name())
                .set("sector", client.sector())
                .set("now", now)
                .first()
                .orElseThrow()
                .number(0);
    }

    /** @param secretHash of a new secret, in hexadecimal digits; null if there is none */
    void change(long id, ClientRegistration client, String secretHash) {
        of(CHANGE, client, secretHash).set("id", id).update();
    }

    private NativeStatement.Execution of(NativeStatement statement, ClientRegistration client, String secretHash) {
        return statement
                .in(entities)
                .set("name", client.name())
                .set("english", client.englishName().orElse(null))
                .set("redirects", String.join(" ", client.redirectUris()))
                .set("after", String.join(" ", client.postLogoutRedirectUris()))
                .set("logout", client.backchannelLogoutUri().orElse(null))
                .set("secret", secretHash)
                .set("jwks", client.jwks().orElse(null))
                .set("withoutPkce", client.withoutPkce());
    }

    /** @return false when it was disabled before */
    boolean disable(long id, Instant now) {
        return DISABLE.in(entities).set("id", id).set("now", now).changesOneRow();
    }

    private static RegisteredClientView view(Row row) {
        ClientRegistration registration = new ClientRegistration(
                row.text(1),
                Service.valueOf(row.text(2)),
                row.text(3),
                Optional.ofNullable(row.text(4)),
                row.text(5),
                list(row.text(6)),
                list(row.text(7)),
                Optional.ofNullable(row.text(8)),
                Optional.ofNullable(row.text(9)),
                row.isTrue(10));
        return new RegisteredClientView(
                row.number(0), registration, row.isTrue(11), row.time(12), Optional.ofNullable(row.time(13)));
    }

    private static List<String> list(String separated) {
        return Stream.of(separated.split(" ")).filter(uri -> !uri.isEmpty()).toList();
    }
}
