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
import mypage.password.PasswordPolicy;
import mypage.password.PasswordWeakness;
import mypage.platform.RequestContext;

/**
 * 初回登録: an account is made without a password, and its owner, invited by mail, chooses the first one and accepts the
 * terms. Nobody else ever knows a password of it (ASVS 6.4.1, 6.4.6).
 */
@Stateless
public class RegistrationService {

    /** What became of an invitation. */
    public enum Invitation {
        SENT,
        NO_ADDRESS,
        /** The address has an account of this service already, which is registered or locked. */
        TAKEN
    }

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
     * Makes a main account for this address, and mails its owner a link; for staff or an import. An account that waits for its
     * owner gets another link.
     */
    public Invitation invite(Service service, String typedEmail, RequestContext context) {
        return invite(service, typedEmail, invitations::send, context);
    }

    /** The same as one of many, whose mail gives way to those that somebody waits for. Joins the caller's transaction. */
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

    /** The address of the account that this link invites to, as long as it does; changes nothing. */
    public Optional<String> invited(Service service, String token) {
        return account(service, token).map(Account::email);
    }

    /** Why this can't become the password of the account that the link invites to; changes nothing. */
    public Optional<PasswordWeakness> weakness(Service service, String token, String password) {
        return account(service, token).flatMap(account -> PasswordPolicy.weakness(password, account.email()));
    }

    /**
     * Sets the first password of an owner who accepts the terms, uses the link up, and signs nobody in. Of many at once exactly
     * one does. Runs outside a transaction, so that no connection is held while the password is hashed.
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
