package mypage.signin;

import mypage.TestClock;
import mypage.account.Service;
import mypage.otp.CodeRefusal;
import mypage.otp.CodeStatus;
import mypage.otp.InvalidReason;
import mypage.otp.MailedCodeContract;
import mypage.otp.PendingCode;
import mypage.signin.AttemptResult.AttemptInvalid;
import mypage.signin.AttemptResult.ConfirmSkip;
import mypage.signin.SignInCodeResult.CodeRefused;

class SignInMailedCodeTest extends SignInFixture implements MailedCodeContract {

    @Override
    public TestClock clock() {
        return container.clock;
    }

    @Override
    public PendingCode mailCode() {
        return begin();
    }

    @Override
    public String mailed() {
        return account.newestCode();
    }

    @Override
    public Object submit(PendingCode code, String typed) {
        return type(code, typed);
    }

    @Override
    public CodeStatus status(PendingCode code) {
        return switch (signIn.resume(Service.SEEKER, code.token())) {
            case OtpRequired(PendingCode pending) -> pending;
            case AttemptInvalid(InvalidReason reason) -> new CodeStatus.Invalid(reason);
            case ConfirmSkip confirmation -> throw new AssertionError(confirmation);
        };
    }

    @Override
    public boolean isAccepted(Object result) {
        return result instanceof SignedIn;
    }

    @Override
    public Object refused(CodeRefusal why) {
        return new CodeRefused(why);
    }

    @Override
    public Object invalid(InvalidReason reason) {
        return new AttemptInvalid(reason);
    }

    @Override
    public long tries() {
        return account.number("select tries from otp_challenge where account_id = ?1", account.id);
    }

    @Override
    public long wrongCodes() {
        return account.number(
                "select guess_count + known_guess_count from otp_challenge where account_id = ?1", account.id);
    }

    @Override
    public boolean addsUp() {
        return true;
    }

    @Override
    public InvalidReason used() {
        return InvalidReason.USED;
    }

    @Override
    public int readingsUntilConsumed() {
        return 3;
    }
}
