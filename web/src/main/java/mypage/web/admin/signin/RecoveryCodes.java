package mypage.web.admin.signin;

import java.util.List;

/** Recovery codes as people write them down. */
final class RecoveryCodes {

    private RecoveryCodes() {}

    static List<String> grouped(List<String> codes) {
        return codes.stream().map(code -> code.replaceAll("(.{4})(?=.)", "$1 ")).toList();
    }
}
