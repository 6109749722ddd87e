package mypage.sample;

import jakarta.security.enterprise.identitystore.openid.JwtClaims;
import jakarta.security.enterprise.identitystore.openid.OpenIdContext;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Who is signed in, as MyPage told it.
 *
 * @param sid the session of MyPage
 * @param email from userinfo: users can change it
 */
record SignedInUser(String sid, String email, boolean additional, boolean withCode, Instant signedInAt) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("M月d日 H:mm", Locale.JAPAN).withZone(ZoneId.of("Asia/Tokyo"));

    static SignedInUser of(OpenIdContext context) {
        JwtClaims token = context.getIdentityToken().getJwtClaims();
        return new SignedInUser(
                token.getStringClaim("sid").orElseThrow(),
                context.getClaims().getEmail().orElse("（メールアドレスなし）"),
                token.getStringClaim("mypage_account")
                        .filter("additional"::equals)
                        .isPresent(),
                token.getArrayStringClaim("amr").contains("otp"),
                token.getNumericDateClaim("auth_time").orElseThrow());
    }

    String account() {
        return additional ? "追加アカウント" : "主アカウント";
    }

    String how() {
        return withCode ? "パスワードとワンタイムパスワード" : "パスワード（ワンタイムパスワードは省略）";
    }

    String when() {
        return TIME.format(signedInAt);
    }
}
