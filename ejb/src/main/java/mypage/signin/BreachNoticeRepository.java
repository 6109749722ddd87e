package mypage.signin;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import mypage.account.Account;
import mypage.platform.NativeStatement;

/** Which owners were told that their password is a breached one. */
@Dependent
class BreachNoticeRepository {

    private static final NativeStatement NOTE = NativeStatement.of("""
            insert into breach_notice as b (account_id, session_epoch) values (:account, :epoch)
            on conflict (account_id) do update set session_epoch = excluded.session_epoch
                where b.session_epoch <> excluded.session_epoch""");

    @PersistenceContext
    EntityManager entities;

    /** @return false when the owner was told in this session epoch */
    boolean note(Account account) {
        return NOTE.in(entities)
                .set("account", account.id())
                .set("epoch", account.sessionEpoch())
                .changesOneRow();
    }
}
