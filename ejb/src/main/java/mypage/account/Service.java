package mypage.account;

/** The three services that accounts belong to (requirement 2). */
public enum Service {
    /** 求職者マイページ. */
    SEEKER("seeker"),
    /** 求人者マイページ. */
    EMPLOYER("employer"),
    /** ハローワーク求人・求職情報提供サービス. */
    JOB_INFORMATION("information");

    private final String segment;

    Service(String segment) {
        this.segment = segment;
    }

    /** The first part of the service's public addresses. */
    public String segment() {
        return segment;
    }
}
