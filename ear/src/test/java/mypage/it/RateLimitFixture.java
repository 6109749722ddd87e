package mypage.it;

import java.time.Duration;

/** Sets rate limits in the database, without the time that real attempts take. */
public final class RateLimitFixture {

    private RateLimitFixture() {}

    /** Uses up the password attempts that unknown devices have for this ID. */
    public static void exhaust(Site site, String email) throws Exception {
        set("id " + site.service + " " + email, Duration.ofHours(10));
    }

    /** Sets the time until all attempts of a limit are restored; none is left if it is the limit's whole period. */
    public static void set(String limit, Duration untilRestored) throws Exception {
        Sql.update("""
                insert into throttle (key, full_at)
                values (sha256(convert_to(?, 'UTF8')), now() + cast(? as interval))
                on conflict (key) do update set full_at = excluded.full_at""", limit, untilRestored.toString());
    }
}
