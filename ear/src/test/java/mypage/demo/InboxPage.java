package mypage.demo;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the demo mail server received, as a page for people without a mail program. */
final class InboxPage {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("M月d日 H:mm:ss").withZone(ZoneId.of("Asia/Tokyo"));

    /** On a line of its own, as in all our mails. */
    private static final Pattern LINK = Pattern.compile("(?m)^https?://\\S+$");

    private static final String RESET = """
            <h2>デモ用アカウント</h2>
            <p>パスワードを変更したり、アカウントを停止したりした後は、デモ用アカウントと運用担当者を初めの状態に戻せます。ログイン中の方はログアウトします。</p>
            <form method="post" action="/"><button>デモ用アカウントを初めの状態に戻す</button></form>""";

    record Mail(Instant sent, String from, String to, String subject, String body) {}

    private InboxPage() {}

    /** @param resettable whether the accounts can be made as they were at first */
    static String render(List<Mail> mails, Instant now, boolean resettable) {
        return """
                <!DOCTYPE html>
                <html lang="ja">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta http-equiv="refresh" content="3">
                <title>受信箱（デモ用）</title>
                <style>
                body { margin: 0 auto; padding: 1rem; max-width: 44rem; color: #333; background: #f8f8fb;
                       font: 1rem/1.7 "Noto Sans JP", sans-serif; overflow-wrap: anywhere }
                article { margin: 1rem 0; padding: 1rem; border: 1px solid #999; border-radius: 8px; background: #fff }
                h2 { margin: 1.5rem 0 0; font-size: 1.25rem }
                h3 { margin: 0; font-size: 1.125rem }
                p { margin: .25rem 0; color: #555 }
                pre { margin: 1rem 0 0; font: inherit; white-space: pre-wrap }
                table { border-collapse: collapse }
                td, th { padding: .25rem 1rem .25rem 0; text-align: left; font-weight: inherit }
                td:last-child { font-size: 1.25rem; font-variant-numeric: tabular-nums }
                </style>
                </head>
                <body>
                <main>
                <h1>受信箱（デモ用）</h1>
                <h2>運用担当者の認証アプリ</h2>
                <p>運用担当者ログインで使う、いまの認証コードです。30秒ごとに変わり、1回だけ使えます。</p>
                <table>
                %s
                </table>
                %s
                <h2>メール</h2>
                <p>このデモが送信したメールを新しい順に表示します。3秒ごとに更新されます。</p>
                %s
                </main>
                </body>
                </html>
                """.formatted(
                        DemoStaff.ALL.stream()
                                .map(staff -> "<tr><th scope=\"row\">%s（%s）</th><td>%s</td></tr>"
                                        .formatted(staff.email(), staff.name(), staff.code(now)))
                                .collect(Collectors.joining("\n")),
                        resettable ? RESET : "",
                        mails.isEmpty()
                                ? "<p>メールはまだありません。</p>"
                                : mails.stream().map(InboxPage::article).collect(Collectors.joining("\n")));
    }

    private static String article(Mail mail) {
        return """
                <article>
                <h3>%s</h3>
                <p>%s<br>差出人：%s<br>宛先：%s</p>
                <pre>%s</pre>
                </article>""".formatted(
                        escape(mail.subject()),
                        TIME.format(mail.sent()),
                        escape(mail.from()),
                        escape(mail.to()),
                        LINK.matcher(escape(mail.body())).replaceAll("<a href=\"$0\">$0</a>"));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
