package mypage.registration;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.BiConsumer;
import mypage.account.Account;
import mypage.account.AccountSettings;
import mypage.account.EmailAddress;
import mypage.account.Service;
import mypage.actiontoken.AccountActionToken.Purpose;
import mypage.actiontoken.AccountActionTokenRepository;
import mypage.actiontoken.LinkInvalid;
import mypage.actiontoken.PasswordByLinkResult;
import mypage.actiontoken.PasswordChange;
import mypage.mailrequest.MailRequest;
import mypage.mailrequest.MailRequestResult;
import mypage.mailrequest.MailRequestService;
import mypage.password.PasswordRules;
import mypage.password.PasswordWeakness;
import mypage.platform.RequestContext;

/**
 * 初回登録: an account is created without a password. Its owner is invited by mail, chooses the first password and accepts
 * the terms. Nobody else ever knows a password of the account (ASVS 6.4.1, 6.4.6). Services may also let people open an
 * account by themselves: the same, except that the account is created only once a link has proved the address.
 */
@Stateless
public class RegistrationService {

    /** The result of an invitation. */
    public enum Invitation {
        SENT,
        NO_ADDRESS,
        /** The address already has a registered or locked account of this service. */
        TAKEN
    }

    @Inject
    PasswordRules rules;

    @Inject
    InvitationMailer invitations;

    @Inject
    RegistrationTransactions transactions;

    @Inject
    AccountActionTokenRepository tokens;

    @Inject
    OpeningLinkRepository openings;

    @Inject
    MailRequestService requests;

    @Inject
    AccountSettings settings;

    @Inject
    PasswordChange passwords;

    /**
     * Creates a main account for this address and mails its owner a link; for staff and imports. The owner of an
     * account that is not registered yet gets another link.
     */
    public Invitation invite(Service service, String typedEmail, RequestContext context) {
        return invite(service, typedEmail, invitations::send, context);
    }

    /** Does the same in bulk: the mail yields to those that somebody is waiting for. Joins the caller's transaction. */
    public Invitation inviteInBulk(Service service, String typedEmail, RequestContext context) {
        return invite(service, typedEmail, invitations::sendInBulk, context);
    }

    private Invitation invite(
            Service service, String typedEmail, BiConsumer<Account, RequestContext> mail, RequestContext context) {
        return EmailAddress.of(typedEmail)
                .map(email -> inviteTo(service, email, mail, context))
                .orElse(Invitation.NO_ADDRESS);
    }

    private Invitation inviteTo(
            Service service, String email, BiConsumer<Account, RequestContext> mail, RequestContext context) {
        Optional<Account> waiting = transactions.waiting(service, email, context);
        waiting.ifPresent(account -> mail.accept(account, context));
        return waiting.isPresent() ? Invitation.SENT : Invitation.TAKEN;
    }

    /**
     * アカウントの開設: has a link mailed to this address, by which its reader opens an account. If it has one, the mail says
     * so. Neither the answer nor its timing reveals that, see {@link MailRequestService}.
     */
    public MailRequestResult mailOpening(Service service, String typedEmail, RequestContext context) {
        return requests.accept(MailRequest.Kind.OPENING, service, typedEmail, context);
    }

    /**
     * The address of the account to which this valid link invites, or with which it opens one as long as
     * {@code mypage.opening.services} allows it. Changes nothing.
     */
    public Optional<String> invited(Service service, String token) {
        return tokens.owner(Purpose.INVITATION, service, token)
                .filter(account -> !account.isRegistered())
                .map(Account::email)
                .or(() -> settings.letsOpen(service) ? openings.find(service, token) : Optional.empty());
    }

    /** Why this password would be refused for the account of {@link #invited}. Changes nothing. */
    public Optional<PasswordWeakness> weakness(Service service, String token, String password) {
        return invited(service, token).flatMap(email -> rules.weakness(password, email));
    }

    /**
     * Consumes the link and sets the first password of an owner who accepts the terms; a link that opens an account
     * creates it. It signs nobody in. Of many simultaneous requests exactly one succeeds. Runs outside a transaction,
     * so that no connection is held during hashing.
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public PasswordByLinkResult register(Service service, String token, String password, RequestContext context) {
        return invited(service, token)
                .<PasswordByLinkResult>map(email -> passwords.choose(
                        email,
                        password,
                        hash -> transactions.register(service, token, hash, context),
                        PasswordByLinkResult.Refused::new))
                .orElseGet(LinkInvalid::new);
    }
}
