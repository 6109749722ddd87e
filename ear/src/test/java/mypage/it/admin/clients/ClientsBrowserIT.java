package mypage.it.admin.clients;

import static mypage.admin.staff.StaffRole.MANAGE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.Optional;
import mypage.it.Person;
import mypage.it.Sql;
import mypage.it.StaffFixture;
import mypage.it.TestBed;
import mypage.openid.RegisteredClient;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One administrator asks for applications to be registered and changed, another approves. */
@ArquillianTest
@RunAsClient
@Tag("C20")
class ClientsBrowserIT {

    private static final String APP = "https://app.example.jp/";

    private Person one;
    private Person other;

    @AfterEach
    void close() {
        one.close();
        other.close();
    }

    @Test
    void anApplicationIsRegisteredAndChangedByTwo() throws Exception {
        // Makes the signing key too.
        RegisteredClient known = RegisteredClient.create(
                TestBed.environment(TestBed.url(), TestBed.database()), APP, APP, URI.create(APP), Optional.empty());
        Sql.update("insert into http_post (id, kind, host, payload, created_at, next_try_at, last_error) values"
                + " (nextval('id_seq'), 'TEST', 'app.example.jp', '', now(), now() + interval '1 day', 'status 500')");
        var manager = StaffFixture.with(MANAGE);
        one = manager.person();
        other = StaffFixture.with(MANAGE).person();
        String id = "browser-" + manager.id();

        one.opens("/admin/client-new").clicks("承認を申し込む").inspects("client-new");
        one.field("クライアントID").fill(id);
        one.page().locator("#service").selectOption("SEEKER");
        one.field("セクター").fill("app.example.jp");
        one.field("名前（日本語）").fill("求職活動の記録");
        one.field("ログインの後に戻るアドレス").fill("http://app.example.jp/");
        one.clicks("承認を申し込む").reads("httpsで始まり").inspects("client-new-wrong");
        one.field("ログインの後に戻るアドレス").fill(APP);
        one.ticks("PKCEを使えないアプリケーションとして登録する");
        one.clicks("承認を申し込む").reads("いまだけ表示されます").inspects("client-secret");

        long act = Sql.number("select max(id) from pending_act where asked_by = ?", manager.id());
        other.opens("/admin/approval?of=" + act)
                .reads(id)
                .reads(APP)
                .reads("nonceのみ")
                .inspects("approval-client");
        other.opens("/admin/approval-approve?of=" + act).clicks("承認して実行する").reads("操作を実行しました");
        assertEquals(1, Sql.number("select count(*) from openid_client where client_id = ?", id));

        one.opens("/admin/clients")
                .reads(id)
                .reads("PKCEなし")
                .reads("status 500")
                .inspects("clients");
        one.page().getByText("求職活動の記録").first().click();
        one.inspects("client");
        long client = Sql.number("select id from openid_client where client_id = ?", known.id());
        one.opens("/admin/client-change?of=" + client).inspects("client-change");
        one.field("ログインの後に戻るアドレス").fill("http://app.example.jp/");
        one.clicks("承認を申し込む").reads("httpsで始まり").inspects("client-change-wrong");
        one.field("ログインの後に戻るアドレス").fill(APP);
        one.clicks("承認を申し込む").reads("承認待ちにしました");
        one.opens("/admin/client-disable?of=" + client).inspects("client-disable");
        one.clicks("停止の承認を申し込む").reads("承認待ちにしました");
        Sql.update("delete from http_post where kind = 'TEST'");
    }
}
