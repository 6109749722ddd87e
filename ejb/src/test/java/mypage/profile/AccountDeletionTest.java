package mypage.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mypage.TestAccount;
import mypage.account.Service;
import mypage.admin.staff.SavedSearchService;
import mypage.admin.staff.SignedInStaff;
import mypage.device.DeviceVerificationService;
import mypage.device.KnownDeviceRepository;
import mypage.platform.ExpiringRows;
import mypage.signin.SignInService;
import mypage.trust.TrustTokenService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is left of a closed account after its retention. */
@Tag("C25")
class AccountDeletionTest extends FamilyFixture {

    private static final Duration RETENTION = Duration.ofDays(30);

    /** When a mail that could not be sent is given up. It is kept for its retention from then on. */
    private static final Duration LONGEST_MAIL = Duration.ofDays(3);

    @Test
    void deletesAClosedAccountAfterThirtyDays() {
        TestAccount own = additionalTo(main);
        TestAccount other = employer();
        close(main);
        container.clock.pass(RETENTION.minus(SECOND));
        deleteExpired();
        assertEquals(2, left(main, own));
        container.clock.pass(SECOND);
        deleteExpired();
        assertEquals(0, left(main, own));
        assertTrue(other.fresh().isOpen());
    }

    @Test
    void leavesNoRowAndNoAddressInAnyTable() {
        fillEveryTable();
        close(main);
        assertTrue(columnsWithNumber().size() >= 10, () -> "tables seen: " + columnsWithNumber());
        assertTrue(columnsWithAddress().contains("account.email")
                && columnsWithAddress().contains("outbox_message.recipient"));

        container.clock.pass(RETENTION);
        giveUpAllMails();
        deleteExpired();

        assertEquals(List.of("audit_event.account_id"), columnsWithNumber());
        assertEquals(List.of("outbox_message.recipient"), columnsWithAddress());
        container.clock.pass(LONGEST_MAIL);
        deleteExpired();
        assertEquals(List.of(), columnsWithAddress());
    }

    /** Adds a row of the account to every table that can have one. */
    private void fillEveryTable() {
        var signIn = container.get(SignInService.class);
        signIn.begin(Service.EMPLOYER, main.email, TestAccount.PASSWORD, TestAccount.newBrowser(), main.context);
        signIn.begin(Service.EMPLOYER, main.email, "wrong", TestAccount.newBrowser(), main.context);
        container.get(TrustTokenService.class).issue(main.fresh(), 0, main.context, container.clock.instant());
        container.get(DeviceVerificationService.class).send(Service.EMPLOYER, main.email, main.context);
        container.answerMailRequests();
        container
                .get(KnownDeviceRepository.class)
                .noteSignIn(main.id, new byte[] {1, (byte) main.id}, container.clock.instant());
        additionalTo(main);
        open(main);
        saveSearch();
    }

    /** Of a member of staff, for the account. */
    private void saveSearch() {
        long id = main.number("""
                insert into staff (id, email, name, created_at)
                values (nextval('id_seq'), cast(gen_random_uuid() as text), 'saves', now()) returning id""");
        SignedInStaff member = new SignedInStaff(1, id, "担当", Set.of(), false, Optional.empty(), true);
        assertTrue(container.get(SavedSearchService.class).save(member, "検索", Map.of("account", main.email)));
    }

    @Test
    void noRowOutlivesItsAccount() {
        assertEquals("audit_event", main.row("""
                select string_agg(c.table_name, ' ') from information_schema.columns c
                where c.table_schema = 'public' and c.column_name = 'account_id'
                    and not coalesce((
                        select relispartition from pg_class p where p.oid = to_regclass(c.table_name)), false)
                    and not exists (
                    select from pg_constraint k
                    where k.conrelid = cast(c.table_name as regclass) and k.confrelid = cast('account' as regclass)
                        and k.confdeltype = 'c' and k.conkey = array[cast(c.ordinal_position as smallint)])"""));
    }

    /** As if the mail server was unreachable until every mail expired. */
    private void giveUpAllMails() {
        main.update("""
                update outbox_message set state = 'EXPIRED', body = null, finished_at = not_after
                where recipient = ?1""", main.email);
    }

    private void deleteExpired() {
        container.all(ExpiringRows.class).forEach(rows -> container.deleteExpired(rows.table()));
    }

    private long left(TestAccount one, TestAccount another) {
        return one.number("select count(*) from account where id in (?1, ?2)", one.id, another.id);
    }

    /** Every column of any table that holds the id of this account. */
    private List<String> columnsWithNumber() {
        return columns("('bigint')", "%s = " + main.id);
    }

    /** Every column of any table that holds its address, also within longer text. */
    private List<String> columnsWithAddress() {
        return columns("('character varying', 'text', 'character')", "%s ilike '%%" + main.email + "%%'");
    }

    @SuppressWarnings("unchecked")
    private List<String> columns(String types, String condition) {
        var all = (List<String>) container.inTransaction(() ->
                container.entities().createNativeQuery("""
                select table_name || '.' || column_name from information_schema.columns
                where table_schema = 'public' and table_name not like 'flyway%%' and data_type in %s
                    and not coalesce((select relispartition from pg_class where oid = to_regclass(table_name)), false)
                    order by 1""".formatted(types)).getResultList());
        return all.stream().filter(column -> holds(column, condition)).toList();
    }

    private boolean holds(String column, String condition) {
        String[] names = column.split("\\.");
        return main.number("select count(*) from " + names[0] + " where " + condition.formatted(names[1])) > 0;
    }
}
