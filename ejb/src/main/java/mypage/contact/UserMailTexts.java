package mypage.contact;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.stream.Collectors;
import mypage.account.Service;
import mypage.mail.MailTexts;
import mypage.platform.Language;

/**
 * The texts of mails to users of a service. Each mail ends with whom they can ask: telephone numbers, but no link,
 * since mails that carry a code must not teach anybody to follow links.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class UserMailTexts {

    private static final int MOST_DESKS = 2;

    @Inject
    ContactService contacts;

    public MailTexts in(Language language, Service service) {
        MailTexts texts = MailTexts.in(language);
        String desks = contacts.desksFor(service, language).stream()
                .limit(MOST_DESKS)
                .map(desk -> texts.text(
                        desk.hours().isEmpty() ? "contact.desk.always" : "contact.desk",
                        desk.name(),
                        desk.telephone(),
                        desk.hours()))
                .collect(Collectors.joining("\n"));
        return texts.endingWith(texts.text("contact") + (desks.isEmpty() ? "" : "\n\n" + desks));
    }
}
