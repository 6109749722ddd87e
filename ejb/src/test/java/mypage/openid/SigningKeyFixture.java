package mypage.openid;

import mypage.TestContainer;
import mypage.platform.Secrets;

/** The key that signs tokens, as the command makes it. */
public final class SigningKeyFixture {

    private SigningKeyFixture() {}

    /** Keys of earlier tests sign too, since their clock is the same. */
    public static void make(TestContainer container) throws Exception {
        var now = container.clock.instant();
        if (container.get(SigningKeyRepository.class).current(now).isEmpty()) {
            try (var database = container.ownerConnection()) {
                RotateSigningKey.rotate(database, container.get(Secrets.class), now);
            }
        }
    }
}
