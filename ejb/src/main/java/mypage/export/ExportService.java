package mypage.export;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mypage.account.Account;
import mypage.audit.AuditTrail;
import mypage.export.ExportRepository.ExportedAccount;
import mypage.export.ExportedData.Section;
import mypage.platform.JapaneseTime;
import mypage.platform.RequestContext;
import mypage.platform.Slice;
import mypage.profile.AdditionalAccountService;
import mypage.recovery.SignInRecord;
import mypage.recovery.SignInRecordService;
import mypage.session.SessionService;
import mypage.session.SignedInUser;
import mypage.trust.TrustTokenService;

/**
 * Gives owners what the service holds about their account. It is what the pages show, so it tells neither a secret nor
 * which browsers skip the one-time password (requirement 46).
 */
@Stateless
public class ExportService {

    /** More records of sign-ins than these are cut off: strangers can cause many, and the page shows them all. */
    static final int MOST_SIGN_INS = 1000;

    @Inject
    ExportRepository accounts;

    @Inject
    AdditionalAccountService additional;

    @Inject
    SessionService sessions;

    @Inject
    SignInRecordService signIns;

    @Inject
    TrustTokenService trust;

    @Inject
    AuditTrail audit;

    /** Empty when the user has to reauthenticate. Each export is recorded. */
    public Optional<ExportedData> export(SignedInUser user, RequestContext context) {
        if (!sessions.holdRecentlyAuthenticated(user)) {
            return Optional.empty();
        }
        audit.recordOften(ExportAuditKind.DATA_EXPORTED, user.service(), user.accountId(), context);
        return Optional.of(content(user));
    }

    /** The same of any account, also of a closed one. The caller records it. */
    public ExportedData of(Account account) {
        boolean isAdditional = account.mainId().isPresent();
        return content(new SignedInUser(
                0,
                account.id(),
                account.service(),
                account.email(),
                isAdditional,
                account.lastSignInAt(),
                account.undeliveredAt(),
                false));
    }

    private ExportedData content(SignedInUser user) {
        return new ExportedData(List.of(
                new Section("account", List.of(account(user))),
                new Section("additional_accounts", additionalAccounts(user)),
                new Section("sessions", sessions(user)),
                new Section("sign_ins", signIns(user))));
    }

    private Map<String, String> account(SignedInUser user) {
        ExportedAccount account = accounts.account(user.accountId());
        return fields(
                "service", account.service(),
                "email", account.email(),
                "main_account", account.mainEmail(),
                "created_at", text(account.createdAt()),
                "terms_accepted_at", text(account.termsAcceptedAt()),
                "last_sign_in_at", text(account.lastSignInAt()),
                "language", account.language(),
                "mails_come_back_since", text(account.undeliveredAt()),
                "one_time_password_skipped", Boolean.toString(trust.isSet(user.accountId())));
    }

    private List<Map<String, String>> additionalAccounts(SignedInUser user) {
        return additional.list(user).stream()
                .map(account -> fields(
                        "email", account.email(),
                        "registered", Boolean.toString(account.registered()),
                        "suspended", Boolean.toString(account.suspended())))
                .toList();
    }

    private List<Map<String, String>> sessions(SignedInUser user) {
        return sessions.list(user.accountId()).stream()
                .map(session -> fields(
                        "browser", session.browser(),
                        "started_at", text(session.startedAt()),
                        "last_used_at", text(session.lastUsedAt())))
                .toList();
    }

    private List<Map<String, String>> signIns(SignedInUser user) {
        List<Map<String, String>> found = new ArrayList<>();
        Slice<SignInRecord> page = signIns.list(user, Optional.empty());
        page.rows().forEach(record -> found.add(signIn(record)));
        while (page.next().isPresent() && found.size() < MOST_SIGN_INS) {
            page = signIns.list(user, page.next().map(Long::valueOf));
            page.rows().forEach(record -> found.add(signIn(record)));
        }
        return found;
    }

    private static Map<String, String> signIn(SignInRecord record) {
        return fields(
                "at", text(record.at()),
                "outcome", record.outcome().name(),
                "browser", record.browser(),
                "network", record.network(),
                "times", Long.toString(record.times()));
    }

    /** Names and values in turn, without those that have none. */
    private static Map<String, String> fields(String... namesAndValues) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            String value = namesAndValues[i + 1];
            if (value != null && !value.isEmpty()) {
                fields.put(namesAndValues[i], value);
            }
        }
        return fields;
    }

    /** In Japan, with the offset, as ISO 8601 has it. */
    private static String text(Instant time) {
        return time == null
                ? null
                : time.atZone(JapaneseTime.ZONE).toOffsetDateTime().toString();
    }
}
