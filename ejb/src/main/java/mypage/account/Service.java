package mypage.account;

/** The three services that accounts belong to (requirement 2). */
public enum Service {
    /** 求職者マイページ. */
    SEEKER,
    /** 求人者マイページ. */
    EMPLOYER,
    /** ハローワーク求人・求職情報提供サービス. */
    JOB_INFORMATION
}
