package mypage.it;

import java.time.Duration;

/** Budgets of tries, used up without the time that guessing takes. */
public final class RateLimitFixture {

    private RateLimitFixture() {}

    /** As after as many wrong passwords of strangers for this ID as are allowed. */
    public static void exhaust(Site site, String email) throws Exception {
        set("id " + site.service + " " + email, Duration.ofHours(10));
    }

    /** Lets a budget be full after this time. */
    public static void set(String budget, Duration untilFull) throws Exception {
        Sql.update("""
                insert into throttle (key, full_at)
                values (sha256(convert_to(?, 'UTF8')), now() + cast(? as interval))
                on conflict (key) do update set full_at = excluded.full_at""", budget, untilFull.toString());
    }
}
