package mypage.otp;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import mypage.account.Account;
import mypage.account.Service;
import mypage.platform.NativeStatement;
import mypage.platform.NativeStatement.Execution;

/** The rows of {@link OtpRollout}, one per service, and the accounts that staff put on the lists of pilots. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class OtpRolloutRepository {

    /** One statement, since each sign-in asks. */
    private static final NativeStatement REQUIRES = NativeStatement.of("""
            select p.required_from <= :now or coalesce(p.pilot_from <= :now, false)
                and (p.pilot_share > :place
                    or exists (select from otp_pilot_account l where l.account_id = :account))
            from otp_policy p where p.service = :service""");

    private static final NativeStatement MEMBERSHIP = NativeStatement.of("""
            select p.pilot_from, l.account_id is not null
            from otp_policy p left join otp_pilot_account l on l.account_id = :account
            where p.service = :service and p.required_from > :now and p.pilot_from <= :now
                and (p.pilot_share > :place or l.account_id is not null)""");

    private static final NativeStatement LISTED =
            NativeStatement.of("select service, count(*) from otp_pilot_account group by service");

    private static final NativeStatement ADD = NativeStatement.of("""
            insert into otp_pilot_account (account_id, service, listed_at)
            select id, service, :now from account where id = any(cast(string_to_array(:accounts, ',') as bigint[]))
            order by id on conflict do nothing returning account_id, service""");

    private static final NativeStatement COUNT_LISTED = NativeStatement.of("""
            select count(*) from otp_pilot_account
            where account_id = any(cast(string_to_array(:accounts, ',') as bigint[]))""");

    private static final NativeStatement CLEAR =
            NativeStatement.of("delete from otp_pilot_account where service = :service returning account_id");

    @PersistenceContext
    EntityManager entities;

    public List<OtpRollout> all() {
        return entities.createNamedQuery(OtpRollout.ALL, OtpRollout.class).getResultList();
    }

    /** Whether the account is asked for codes; empty if its service has no row. */
    public Optional<Boolean> requires(Account account, Instant now) {
        return about(account, now, REQUIRES).first().map(row -> row.isTrue(0));
    }

    public Optional<PilotMembership> pilot(Account account, Instant now) {
        return about(account, now, MEMBERSHIP).first().map(row -> new PilotMembership(row.time(0), row.isTrue(1)));
    }

    private Execution about(Account account, Instant now, NativeStatement statement) {
        return statement
                .in(entities)
                .set("service", account.service().name())
                .set("account", account.id())
                .set("place", OtpPilot.place(account.id()))
                .set("now", now);
    }

    /** The pilot of each service. */
    public Map<Service, OtpPilot> pilots() {
        Map<String, Long> listed =
                LISTED.in(entities).rows().collect(Collectors.toMap(row -> row.text(0), row -> row.number(1)));
        Map<Service, OtpPilot> pilots = new EnumMap<>(Service.class);
        all().forEach(rollout -> pilots.put(
                rollout.service(),
                rollout.toPilot(listed.getOrDefault(rollout.service().name(), 0L))));
        return pilots;
    }

    /** Puts accounts on the lists of their services, and returns those that were on none, with their services. */
    public Map<Long, Service> addToLists(List<Long> accounts, Instant now) {
        return ADD.in(entities)
                .set("accounts", numbers(accounts))
                .set("now", now)
                .rows()
                .collect(Collectors.toMap(row -> row.number(0), row -> Service.valueOf(row.text(1))));
    }

    /** How many of these accounts are on a list. Changes nothing. */
    public int countListed(List<Long> accounts) {
        return (int) COUNT_LISTED
                .in(entities)
                .set("accounts", numbers(accounts))
                .first()
                .orElseThrow()
                .number(0);
    }

    private static String numbers(List<Long> accounts) {
        return accounts.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** Empties the list of a service, and returns the accounts that were on it. */
    public List<Long> clearList(Service service) {
        return CLEAR.in(entities)
                .set("service", service.name())
                .rows()
                .map(row -> row.number(0))
                .toList();
    }
}
