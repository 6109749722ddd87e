package mypage.httppost;

/**
 * Why a post was not accepted.
 *
 * @param ofHost whether the host is away or busy, so that other posts to it would fail too
 */
record PostFailure(String why, boolean ofHost) {}
