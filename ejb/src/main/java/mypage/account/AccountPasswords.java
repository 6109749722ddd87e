package mypage.account;

import jakarta.enterprise.context.ApplicationScoped;
import mypage.password.PasswordTable;

@ApplicationScoped
class AccountPasswords implements PasswordTable {

    @Override
    public String name() {
        return "account";
    }
}
