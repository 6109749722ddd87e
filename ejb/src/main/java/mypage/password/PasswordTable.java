package mypage.password;

/** A table whose column {@code password_hash} has the passwords of people. The room that owns it has a bean for it. */
public interface PasswordTable {

    String name();
}
