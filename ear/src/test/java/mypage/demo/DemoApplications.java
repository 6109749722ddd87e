package mypage.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import mypage.account.Service;
import mypage.sample.SampleApplication;

/** Where the sign-in of the demo leads: applications beside the product, in the same server. Only for the demo. */
enum DemoApplications {
    SEEKER(SampleApplication.SEEKER, Service.SEEKER, "demo-seeker", "Job Seeker MyPage (sample)"),
    RECORDS(SampleApplication.RECORDS, Service.SEEKER, "demo-records", "Job search records (sample)"),
    EMPLOYER(SampleApplication.EMPLOYER, Service.EMPLOYER, "demo-employer", "Employer MyPage (sample)");

    private final SampleApplication application;
    private final Service service;
    private final String id;
    private final String english;

    DemoApplications(SampleApplication application, Service service, String id, String english) {
        this.application = application;
        this.service = service;
        this.id = id;
        this.english = english;
    }

    /** @param site the public URL of the product */
    String address(String site) {
        return site + "/" + id + "/";
    }

    String title() {
        return application.title();
    }

    /** @return what the server has to deploy */
    static List<Path> wars(Path folder, String site) throws IOException {
        List<Path> wars = new ArrayList<>();
        for (DemoApplications each : values()) {
            wars.add(SampleWar.make(folder.resolve(each.id), each.application, site, each.id, each.secret()));
        }
        return wars;
    }

    /** Not secret, like the passwords of the demo. */
    private String secret() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest("demo secret of " + id));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Registers all, at the addresses that they have in this run. */
    static void insert(Connection connection, String site) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into openid_client (id, client_id, service, name, name_en, sector, redirect_uris,
                    post_logout_redirect_uris, backchannel_logout_uri, secret_hash, without_pkce, created_at)
                values (nextval('id_seq'), ?, ?, ?, ?, 'demo', ?, ?, ?, ?, true, now())
                on conflict (client_id) do update set redirect_uris = excluded.redirect_uris,
                    post_logout_redirect_uris = excluded.post_logout_redirect_uris,
                    backchannel_logout_uri = excluded.backchannel_logout_uri""")) {
            for (DemoApplications each : values()) {
                String address = each.address(site);
                insert.setString(1, each.id);
                insert.setString(2, each.service.name());
                insert.setString(3, each.title());
                insert.setString(4, each.english);
                insert.setString(5, address + "callback");
                insert.setString(6, address + "goodbye");
                insert.setString(7, address + "backchannel-logout");
                insert.setBytes(8, digest(each.secret()));
                insert.executeUpdate();
            }
        }
    }
}
