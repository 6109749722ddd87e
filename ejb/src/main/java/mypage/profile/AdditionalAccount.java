package mypage.profile;

import mypage.account.Account;
import mypage.account.EmailAddress;

/**
 * An account of an employer, as the user of another account of that employer sees it.
 *
 * @param id the id of the account, no secret
 * @param email its ID (メールアドレス), with the letters of its domain
 * @param registered whether its owner has chosen a password; before that it is only invited
 * @param suspended whether nobody can sign in to it until the owner of the main account allows it again
 */
public record AdditionalAccount(long id, String email, boolean registered, boolean suspended) {

    static AdditionalAccount of(Account account) {
        return new AdditionalAccount(
                account.id(), EmailAddress.shown(account.email()), account.isRegistered(), account.isSuspended());
    }
}
