package mypage.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * The notice of one-time passwords, as it was published, and the maintenance window that it announced; only for the
 * demo.
 */
public final class DemoNotices {

    static final String ISSUERS = "厚生労働省・福岡労働局・ハローワーク";

    static final String TITLE = "年末年始のメンテナンス作業と ワンタイムパスワード導入のご案内";

    static final String BODY = """
            ハローワークインターネットサービスをご利用のみなさまへ

            日頃からハローワークインターネットサービスをご利用いただきありがとうございます。

            年末年始の以下の期間はメンテナンス作業を行うため、
            **ハローワークインターネットサービスの全サービスを停止**
            させていただきます。

            ご不便をおかけしますが、ご理解とご協力のほどよろしくお願いいたします。

            ## ハローワークインターネットサービス利用停止期間

            **令和6年12月27日(金) 19:00 ~ 令和7年1月6日(月) 8:30頃**

            また、**求人者マイページ、求職者マイページおよびハローワーク求人・求職情報提供サービス**をご利用のみなさまには、\
            セキュリティ強化のため**令和7年1月から、ワンタイムパスワード認証を導入**することをお知らせします。

            各種マイページにログインする際は、従来のID（メールアドレス）とパスワードのほか、\
            **新たにワンタイムパスワード（認証コード）の入力が必要**となりますので、よろしくお願いいたします。

            ※ワンタイムパスワード（認証コード）は、アカウントIDのメールアドレスに届きます。
            """;

    private static final String ALL = "SEEKER,EMPLOYER,JOB_INFORMATION";

    private DemoNotices() {}

    /** Unless there are any, also removed ones. */
    public static void insert(Connection connection) throws SQLException {
        update(connection, """
                with made as (
                    insert into notice (id, services, shown_from, issuers, changed_at)
                    select nextval('id_seq'), ?, '2024-12-02T09:00+09:00', ?, now()
                    where not exists (select from notice) returning id)
                insert into notice_text (notice_id, language, title, body) select id, 'JA', ?, ?
                    from made""", ALL, ISSUERS, TITLE, BODY);
        update(connection, """
                insert into maintenance_window (id, services, starts_at, ends_at, reason, issuers)
                select nextval('id_seq'), ?, '2024-12-27T19:00+09:00', '2025-01-06T08:30+09:00', ?, ?
                where not exists (select from maintenance_window)""", ALL, "年末年始のメンテナンス作業のため", ISSUERS);
    }

    private static void update(Connection connection, String sql, String... arguments) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                update.setString(i + 1, arguments[i]);
            }
            update.executeUpdate();
        }
    }
}
