package mypage.platform;

import java.util.Optional;

/**
 * Settings of the database. {@link ConfiguredDatabase} reads them itself.
 */
record DatabaseSettings(
        @Setting("mypage.db.url") Optional<String> url,
        @Setting("mypage.db.user") Optional<String> user,
        @Setting("mypage.db.password") Optional<String> password)
        implements Settings {

    /** Without the password. */
    @Override
    public String toString() {
        return url.toString();
    }
}
