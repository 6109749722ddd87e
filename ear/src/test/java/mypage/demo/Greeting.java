package mypage.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mypage.account.Service;

/** The message of the launcher once everything answers. */
final class Greeting {
    private static final Map<Service, String> PATHS = Map.of(
            Service.SEEKER, "/seeker/login",
            Service.EMPLOYER, "/employer/login",
            Service.JOB_INFORMATION, "/information/login");

    private Greeting() {}

    /** @param applications where the sign-in leads, if there are any */
    static String text(int httpPort, int mailPort, boolean demo, String applications, Path data, Duration start) {
        String site = "http://localhost:" + httpPort;
        return """

                マイページを起動しました（%.1f秒） / MyPage is up

                  マイページ / MyPage   %s/
                %s%s
                  ログ / Log            %s
                  終了 / Stop           Ctrl-C
                """.formatted(
                        start.toMillis() / 1e3,
                        site,
                        mailPort == 0 ? "" : "  受信箱 / Mail inbox   http://localhost:" + mailPort + "/\n",
                        demo ? accounts(site) + applications : "",
                        data.resolve("server/server.log"));
    }

    static String applications(String site) {
        return "\n  ここでログインするアプリケーションの見本 / sample applications that sign in here\n"
                + Stream.of(DemoApplications.values())
                        .map(each -> "    %s（%s）\n".formatted(each.address(site), each.title()))
                        .collect(Collectors.joining());
    }

    private static String accounts(String site) {
        return "\n  デモ用アカウント / Demo accounts (パスワード / password: " + DemoAccounts.PASSWORD + ")\n"
                + DemoAccounts.ALL.stream()
                        .map(account ->
                                "    %-20s %s%s\n".formatted(account.email(), site, PATHS.get(account.service())))
                        .collect(Collectors.joining())
                + DemoStaff.ALL.stream()
                        .map(staff -> "    %-20s %s/admin/login（%s）\n".formatted(staff.email(), site, staff.name()))
                        .collect(Collectors.joining())
                + "    初回登録を試す / to try registration: %s（「初回登録のリンク…」 / ask for its link on a login page）\n"
                        .formatted(DemoAccounts.INVITED)
                + "    運用担当のダッシュボードの過去の数字はデモ用です / past figures of the staff's dashboard are made up\n";
    }
}
