package mypage.it;

import mypage.account.Service;

/** The three services as a visitor meets them (requirement 2). */
enum Site {
    SEEKER(Service.SEEKER, "/seeker", "求職者マイページ"),
    EMPLOYER(Service.EMPLOYER, "/employer", "求人者マイページ"),
    INFORMATION(Service.JOB_INFORMATION, "/information", "ハローワーク求人・求職情報提供サービス");

    final Service service;
    final String path;
    final String title;

    Site(Service service, String path, String title) {
        this.service = service;
        this.path = path;
        this.title = title;
    }

    String login() {
        return path + "/login";
    }

    String otp() {
        return path + "/otp";
    }

    String otpSkip() {
        return path + "/otp-skip";
    }

    String settings() {
        return path + "/settings";
    }

    String sessions() {
        return path + "/sessions";
    }

    String password() {
        return path + "/password";
    }

    String account() {
        return path + "/account";
    }

    String address() {
        return path + "/address";
    }

    String addressCode() {
        return path + "/address-code";
    }

    String otpResume() {
        return path + "/otp-resume";
    }

    String mypage() {
        return path + "/mypage";
    }
}
