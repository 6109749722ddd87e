package mypage.registration;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.BiConsumer;
import mypage.account.Account;
import mypage.account.AccountService;
import mypage.account.AddressRegistry;
import mypage.account.EmailAddress;
import mypage.account.Service;
import mypage.actiontoken.AccountActionToken.Purpose;
import mypage.actiontoken.AccountActionTokenRepository;
import mypage.actiontoken.LinkInvalid;
import mypage.actiontoken.PasswordByLinkResult;
import mypage.actiontoken.PasswordChange;
import mypage.password.PasswordRules;
import mypage.password.PasswordWeakness;
import mypage.platform.RequestContext;

/**
 * 初回登録: an account is created without a password. Its owner is invited by mail, chooses the first password and accepts
 * the terms. Nobody else ever knows a password of the account (ASVS 6.4.1, 6.4.6).
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
    AccountService accounts;

    @Inject
    AddressRegistry addresses;

    @Inject
    InvitationMailer invitations;

    @Inject
    RegistrationTransactions transactions;

    @Inject
    AccountActionTokenRepository tokens;

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
        Optional<Account> waiting = addresses
                .create(service, email, Optional.empty(), context)
                .or(() -> accounts.find(service, email))
                .filter(account -> !account.isRegistered() && account.mainId().isEmpty());
        waiting.ifPresent(account -> mail.accept(account, context));
        return waiting.isPresent() ? Invitation.SENT : Invitation.TAKEN;
    }

    /** The address of the account to which this valid link invites. Changes nothing. */
    public Optional<String> invited(Service service, String token) {
        return account(service, token).map(Account::email);
    }

    /** Why this password would be refused for the account to which the link invites. Changes nothing. */
    public Optional<PasswordWeakness> weakness(Service service, String token, String password) {
        return account(service, token).flatMap(account -> rules.weakness(password, account.email()));
    }

    /**
     * Consumes the link and sets the first password of an owner who accepts the terms. It signs nobody in. Of many
     * simultaneous requests exactly one succeeds. Runs outside a transaction, so that no connection is held during
     * hashing.
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public PasswordByLinkResult register(Service service, String token, String password, RequestContext context) {
        return account(service, token)
                .<PasswordByLinkResult>map(account -> passwords.choose(
                        account,
                        password,
                        hash -> transactions.register(account, token, hash, context),
                        PasswordByLinkResult.Refused::new))
                .orElseGet(LinkInvalid::new);
    }

    private Optional<Account> account(Service service, String token) {
        return tokens.owner(Purpose.INVITATION, service, token).filter(account -> !account.isRegistered());
    }
}
