package mypage.it;

import java.time.Duration;

/** Uses up rate limits without the time that guessing takes. */
public final class RateLimitFixture {

    private RateLimitFixture() {}

    /** As if strangers had typed as many wrong passwords for this ID as are allowed. */
    public static void useUp(Site site, String email) throws Exception {
        set("id " + site.service + " " + email, Duration.ofHours(10));
    }

    /** Lets a bucket be full after this time. */
    public static void set(String limit, Duration untilFull) throws Exception {
        Sql.update("""
                insert into throttle (key, full_at)
                values (sha256(convert_to(?, 'UTF8')), now() + cast(? as interval))
                on conflict (key) do update set full_at = excluded.full_at""", limit, untilFull.toString());
    }

    public static long audited(AccountFixture account, String kind) throws Exception {
        return Sql.number("select count(*) from audit_event where account_id = ? and kind = ?", account.id(), kind);
    }
}
