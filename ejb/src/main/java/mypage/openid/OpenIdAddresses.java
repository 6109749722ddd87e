package mypage.openid;

import mypage.platform.PlatformSettings;

/** The addresses of the services for applications, below the public URL, which is the issuer. */
public enum OpenIdAddresses {
    AUTHORIZE("/openid/authorize"),
    PUSH("/openid/par"),
    TOKEN("/openid/token"),
    USERINFO("/openid/userinfo"),
    END_SESSION("/openid/end-session"),
    JWKS("/openid/jwks");

    private final String path;

    OpenIdAddresses(String path) {
        this.path = path;
    }

    String of(PlatformSettings settings) {
        return issuer(settings) + path;
    }

    static String issuer(PlatformSettings settings) {
        return settings.publicUrl().toString().replaceFirst("/$", "");
    }
}
