package mypage.signin;

/** Whether the code of an attempt is waited for. */
public sealed interface PendingCodeResult extends AttemptResult, ReauthenticationCodeResult
        permits OtpRequired, StartOver {}
