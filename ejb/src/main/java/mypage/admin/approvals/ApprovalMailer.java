package mypage.admin.approvals;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import mypage.admin.approvals.TeamRepository.Addressee;
import mypage.mail.MailTexts;
import mypage.mail.Outbox;
import mypage.platform.PlatformSettings;

/**
 * Tells members of staff what colleagues do that could weaken the protection of all. The mails name no user. All
 * methods join the caller's transaction.
 */
@Stateless
public class ApprovalMailer {

    /** After this time a notification is not worth sending. */
    private static final Duration WORTH_SENDING = Duration.ofDays(3);

    /** Who was disabled within this time is told too: it may have been done so that nobody objects. */
    private static final Duration RECENTLY_DISABLED = Duration.ofDays(30);

    private final MailTexts texts = MailTexts.forStaff();

    @Inject
    TeamRepository team;

    @Inject
    Outbox outbox;

    @Inject
    PlatformSettings settings;

    @Inject
    Clock clock;

    /** @param due when it is carried out by itself; null if it needs somebody who approves it */
    public void asked(long act, ActKind kind, long askedBy, Instant due) {
        String asker = team.name(askedBy);
        if (due == null) {
            tell(team.deciders(), "act:" + act + ":asked", "ACT_ASKED", kind(kind), asker, link(act));
        } else {
            tell(
                    everybody(),
                    "act:" + act + ":asked",
                    "ACT_ASKED_ALONE",
                    kind(kind),
                    asker,
                    link(act),
                    texts.dateTime(due));
        }
    }

    /** @param alone whether nobody else could approve it, so that all staff were told of it before */
    public void done(long act, ActKind kind, boolean alone) {
        tell(alone ? everybody() : team.deciders(), "act:" + act + ":done", "ACT_DONE", kind(kind), link(act));
    }

    /** Tells those who can approve that nobody needs to any more. */
    public void stopped(long act, ActKind kind) {
        tell(team.deciders(), "act:" + act + ":stopped", "ACT_STOPPED", kind(kind), link(act));
    }

    /**
     * Tells all staff that a member can no longer approve or manage, since one member alone can do that, and it leaves
     * fewer who could object to the next act.
     *
     * @param what {@code MEMBER_DISABLED} or {@code ROLES_TAKEN}
     */
    public void tellOfWeakerTeam(String what, String member, long actingId) {
        tell(everybody(), what + ":" + clock.instant().toEpochMilli(), what, member, team.name(actingId));
    }

    /**
     * Tells all staff that a member replaced a list of those whom users can ask, since one member alone can do that,
     * and users tell their troubles to whoever answers.
     *
     * @param list {@code DESKS} or {@code OFFICES}
     */
    public void tellOfContacts(String list, long actingId) {
        tell(
                everybody(),
                "CONTACTS_REPLACED:" + clock.instant().toEpochMilli(),
                "CONTACTS_REPLACED",
                texts.text("contacts." + list),
                team.name(actingId),
                settings.adminUrl().resolve("/admin/contacts").toString());
    }

    private List<Addressee> everybody() {
        return team.all(clock.instant().minus(RECENTLY_DISABLED));
    }

    private String kind(ActKind kind) {
        return texts.text("act." + kind);
    }

    private String link(long act) {
        return settings.adminUrl().resolve("/admin/approval?of=" + act).toString();
    }

    private void tell(List<Addressee> addressees, String topic, String key, String... arguments) {
        Instant now = clock.instant();
        for (Addressee addressee : addressees) {
            outbox.enqueue(
                    "staff:" + topic + ":" + addressee.id(),
                    addressee.email(),
                    texts.mail(key, arguments),
                    now.plus(WORTH_SENDING));
        }
    }
}
