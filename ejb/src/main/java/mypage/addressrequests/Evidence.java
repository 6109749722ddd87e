package mypage.addressrequests;

/**
 * The kind of document with which somebody proved their identity to staff. Nothing else of it is kept, neither a copy
 * nor a number.
 */
public enum Evidence {
    /** 運転免許証. */
    DRIVING_LICENCE,
    /** マイナンバーカード. */
    MY_NUMBER_CARD,
    /** 在留カード. */
    RESIDENCE_CARD,
    /** パスポート. */
    PASSPORT,
    /** 健康保険の資格確認書. */
    HEALTH_INSURANCE,
    /** ハローワーク受付票, of job seekers. */
    EMPLOYMENT_REGISTRATION,
    /** 事業所の書類, such as 事業所登録シート, of employers and agencies. */
    COMPANY_DOCUMENT
}
