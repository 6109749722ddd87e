package mypage.password;

/** More passwords at once than this node can hash. Nothing was judged, and it may be tried again after some seconds. */
public record HasherBusy() implements PasswordDenial, PasswordRefusal {}
