package mypage.admin.contact;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import mypage.admin.approvals.TeamMailer;
import mypage.mail.MailTexts;
import mypage.platform.PlatformSettings;

/** Tells all staff what a colleague did to the lists of contacts. Joins the caller's transaction. */
@Stateless
public class ContactMailer {

    private final MailTexts texts = MailTexts.forStaff();

    @Inject
    TeamMailer team;

    @Inject
    PlatformSettings settings;

    /**
     * Tells that a member replaced a list, since one member alone can do that, and users tell their troubles to whoever
     * answers.
     */
    public void replaced(ContactList list, long actingId) {
        team.tellNews(
                "CONTACTS_REPLACED",
                texts.text("contacts." + list),
                team.name(actingId),
                settings.adminUrl().resolve("/admin/contacts").toString());
    }
}
