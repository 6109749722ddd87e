package mypage.openid;

import java.util.Locale;

/** What an application is told (RFC 6749, 4.1.2.1 and 5.2; RFC 6750, 3.1; OpenID Connect Core 1.0, 3.1.2.6). */
public enum OpenIdError {
    INVALID_REQUEST,
    INVALID_CLIENT,
    INVALID_GRANT,
    INVALID_SCOPE,
    INVALID_TOKEN,
    LOGIN_REQUIRED,
    REGISTRATION_NOT_SUPPORTED,
    REQUEST_NOT_SUPPORTED,
    REQUEST_URI_NOT_SUPPORTED,
    TEMPORARILY_UNAVAILABLE,
    UNSUPPORTED_GRANT_TYPE,
    UNSUPPORTED_RESPONSE_TYPE;

    /** As the protocol spells it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
