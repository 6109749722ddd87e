package mypage.admin.staff;

import jakarta.enterprise.context.ApplicationScoped;
import mypage.password.PasswordTable;

@ApplicationScoped
class StaffPasswords implements PasswordTable {

    @Override
    public String name() {
        return "staff";
    }
}
