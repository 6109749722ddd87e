package mypage.addressrequests;

import mypage.account.Service;

/**
 * The kind of a document that somebody showed to staff: one that proves their identity, and one that shows that they
 * are registered. Nothing else of it is kept, neither a copy nor a number.
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
    COMPANY_DOCUMENT;

    /** Whether it proves an identity. */
    public boolean isIdentity() {
        return this != EMPLOYMENT_REGISTRATION && this != COMPANY_DOCUMENT;
    }

    /** Whether it shows that somebody is registered with this service. */
    public boolean showsRegistration(Service service) {
        return this == (service == Service.SEEKER ? EMPLOYMENT_REGISTRATION : COMPANY_DOCUMENT);
    }
}
