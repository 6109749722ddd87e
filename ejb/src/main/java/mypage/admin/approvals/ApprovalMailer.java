package mypage.admin.approvals;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import mypage.mail.MailTexts;
import mypage.platform.PlatformSettings;

/**
 * Tells members of staff what colleagues do that could weaken the protection of all. The mails name no user. All
 * methods join the caller's transaction.
 */
@Stateless
public class ApprovalMailer {

    private final MailTexts texts = MailTexts.forStaff();

    @Inject
    TeamMailer team;

    @Inject
    PlatformSettings settings;

    /** @param due when it is carried out by itself; null if it needs somebody who approves it */
    public void asked(long act, ActKind kind, long askedBy, Instant due) {
        String asker = team.name(askedBy);
        if (due == null) {
            team.tellDeciders(topic(act, "asked"), "ACT_ASKED", kind(kind), asker, link(act));
        } else {
            team.tellAll(topic(act, "asked"), "ACT_ASKED_ALONE", kind(kind), asker, link(act), texts.dateTime(due));
        }
    }

    /** @param alone whether nobody else could approve it, so that all staff were told of it before */
    public void done(long act, ActKind kind, boolean alone) {
        if (alone) {
            team.tellAll(topic(act, "done"), "ACT_DONE", kind(kind), link(act));
        } else {
            team.tellDeciders(topic(act, "done"), "ACT_DONE", kind(kind), link(act));
        }
    }

    /** Tells those who can approve that nobody needs to any more. */
    public void stopped(long act, ActKind kind) {
        team.tellDeciders(topic(act, "stopped"), "ACT_STOPPED", kind(kind), link(act));
    }

    /**
     * Tells all staff that a member can no longer approve or manage, since one member alone can do that, and it leaves
     * fewer who could object to the next act.
     *
     * @param what {@code MEMBER_DISABLED} or {@code ROLES_TAKEN}
     */
    public void tellOfWeakerTeam(String what, String member, long actingId) {
        team.tellNews(what, member, team.name(actingId));
    }

    private static String topic(long act, String what) {
        return "act:" + act + ":" + what;
    }

    private String kind(ActKind kind) {
        return texts.text("act." + kind);
    }

    private String link(long act) {
        return settings.adminUrl().resolve("/admin/approval?of=" + act).toString();
    }
}
