package mypage.account;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.BiConsumer;
import mypage.account.OwnerLink.Purpose;
import mypage.audit.Client;

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
    Addresses addresses;

    @Inject
    Invitations invitations;

    @Inject
    OwnerLinks links;

    @Inject
    PasswordChanges passwords;

    /**
     * Makes a main account for this address, and mails its owner a link; for staff or an import. An account that waits for its
     * owner gets another link.
     */
    public Invitation invite(Service service, String typedEmail, Client client) {
        return invite(service, typedEmail, invitations::send, client);
    }

    /** The same as one of many, whose mail gives way to those that somebody waits for. Joins the caller's transaction. */
    public Invitation inviteInBulk(Service service, String typedEmail, Client client) {
        return invite(service, typedEmail, invitations::sendInBulk, client);
    }

    private Invitation invite(Service service, String typedEmail, BiConsumer<Account, Client> mail, Client client) {
        return EmailAddress.of(typedEmail)
                .map(email -> inviteTo(service, email, mail, client))
                .orElse(Invitation.NO_ADDRESS);
    }

    private Invitation inviteTo(Service service, String email, BiConsumer<Account, Client> mail, Client client) {
        Optional<Account> waiting = addresses
                .create(service, email, Optional.empty(), client)
                .or(() -> accounts.find(service, email))
                .filter(account -> !account.isRegistered() && account.mainId().isEmpty());
        waiting.ifPresent(account -> mail.accept(account, client));
        return waiting.isPresent() ? Invitation.SENT : Invitation.TAKEN;
    }

    /** The address of the account that this link invites to, as long as it does; changes nothing. */
    public Optional<String> invited(Service service, String token) {
        return account(service, token).map(Account::email);
    }

    /** Why this can't become the password of the account that the link invites to; changes nothing. */
    public Optional<Weakness> weakness(Service service, String token, String password) {
        return account(service, token).flatMap(account -> PasswordPolicy.weakness(password, account.email()));
    }

    /**
     * Sets the first password of an owner who accepts the terms, uses the link up, and signs nobody in. Of many at once exactly
     * one does. Runs outside a transaction, so that no connection is held while the password is hashed.
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public PasswordResult register(Service service, String token, String password, Client client) {
        return account(service, token)
                .<PasswordResult>map(account -> passwords.choose(
                        account,
                        password,
                        hash -> invitations.accept(account, token, hash, client),
                        PasswordResult.Refused::new))
                .orElseGet(Over::new);
    }

    private Optional<Account> account(Service service, String token) {
        return links.owner(Purpose.INVITATION, service, token).filter(account -> !account.isRegistered());
    }
}
