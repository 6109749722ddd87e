package mypage.openid;

import jakarta.enterprise.context.ApplicationScoped;
import mypage.platform.ExpiringRows;

/**
 * Visits whose session has ended because its service asks for one-time passwords again. Nothing writes at that moment;
 * see {@code UserSession.PROVED}. Everything else that ends a session ends its visits in the same transaction. Looks at
 * visits only after such a change: there may be many, and no index finds these.
 */
@ApplicationScoped
class ExpiringVisits implements ExpiringRows {

    @Override
    public String table() {
        return "openid_visit";
    }

    @Override
    public String select() {
        return """
                select v.ctid from openid_visit v
                join user_session s on s.id = v.session_id and s.without_code
                join account a on a.id = s.account_id
                join otp_policy p on p.service = a.service and p.off_since is not null
                    and (p.required_from <= :time or s.started_at < p.off_since)
                where exists (
                    select from otp_policy
                    where required_from between cast(:time as timestamptz) - interval '2 days' and :time
                        or off_since > cast(:time as timestamptz) - interval '2 days')
                limit :most for update of v skip locked""";
    }
}
