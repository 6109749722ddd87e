package mypage.desk;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import mypage.account.Account;
import mypage.account.OwnerLink.Purpose;
import mypage.account.OwnerLinks;
import mypage.mail.MailTexts;
import mypage.mail.Outbox;
import mypage.platform.JapaneseTime;
import mypage.platform.Settings;

/** Tells owners what staff did to their account. All join the caller's transaction. */
@Stateless
public class DeskMails {

    /** So long it is news. */
    private static final Duration WORTH_SENDING = Duration.ofDays(3);

    @Inject
    OwnerLinks links;

    @Inject
    Outbox outbox;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    /** Without a link: nothing is undone from the mailbox. */
    public void locked(Account account) {
        Instant now = clock.instant();
        String service = MailTexts.text("service." + account.service());
        outbox.enqueue(
                "desk:locked:" + account.id() + ":" + now.toEpochMilli(),
                account.email(),
                MailTexts.text("desk.locked.subject", service),
                MailTexts.text("desk.locked.body", service, JapaneseTime.dateTime(now)),
                now.plus(WORTH_SENDING));
    }

    /**
     * With a link to choose a password. It can be used as long as that of an invitation: nobody sits waiting for it.
     *
     * @param how unlocked or reopened
     */
    public void choosePassword(Account account, String how) {
        Instant now = clock.instant();
        Instant end = now.plus(settings.invitationValidity());
        String token = links.issue(Purpose.PASSWORD_RESET, account.id(), end);
        String service = MailTexts.text("service." + account.service());
        outbox.enqueue(
                "desk:" + how + ":" + account.id() + ":" + now.toEpochMilli(),
                account.email(),
                MailTexts.text("desk." + how + ".subject", service),
                MailTexts.text(
                        "desk.password",
                        service,
                        MailTexts.text("desk." + how),
                        JapaneseTime.dateTime(now),
                        links.address(account.service(), "password-reset", token),
                        JapaneseTime.dateTime(end)),
                end);
    }
}
