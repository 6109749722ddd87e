package mypage.it;

import mypage.account.Service;

/** The three services with their addresses and titles (requirement 2). */
public enum Site {
    SEEKER(Service.SEEKER, "/seeker", "求職者マイページ"),
    EMPLOYER(Service.EMPLOYER, "/employer", "求人者マイページ"),
    INFORMATION(Service.JOB_INFORMATION, "/information", "ハローワーク求人・求職情報提供サービス");

    public final Service service;
    public final String path;
    public final String title;

    Site(Service service, String path, String title) {
        this.service = service;
        this.path = path;
        this.title = title;
    }

    public String login() {
        return path + "/login";
    }

    public String otp() {
        return path + "/otp";
    }

    public String otpSkip() {
        return path + "/otp-skip";
    }

    public String settings() {
        return path + "/settings";
    }

    public String sessions() {
        return path + "/sessions";
    }

    public String password() {
        return path + "/password";
    }

    public String account() {
        return path + "/account";
    }

    public String address() {
        return path + "/address";
    }

    public String addressCode() {
        return path + "/address-code";
    }

    public String otpResume() {
        return path + "/otp-resume";
    }

    public String mypage() {
        return path + "/mypage";
    }
}
