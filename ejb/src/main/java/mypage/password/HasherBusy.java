package mypage.password;

/**
 * This node was asked to hash more passwords than it can. Nothing was checked; another attempt is possible in a few
 * seconds.
 */
public record HasherBusy() implements PasswordDenial, PasswordRefusal {}
