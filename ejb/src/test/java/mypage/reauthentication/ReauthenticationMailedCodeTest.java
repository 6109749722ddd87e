package mypage.reauthentication;

import mypage.TestClock;
import mypage.otp.CodeRefusal;
import mypage.otp.CodeStatus;
import mypage.otp.InvalidReason;
import mypage.otp.MailedCodeContract;
import mypage.otp.PendingCode;
import mypage.reauthentication.ReauthenticationCodeResult.CodeInvalid;
import mypage.reauthentication.ReauthenticationCodeResult.CodeRefused;
import mypage.reauthentication.ReauthenticationCodeResult.Reauthenticated;

class ReauthenticationMailedCodeTest extends ReauthenticationFixture implements MailedCodeContract {

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
        return service.resume(user, code.token());
    }

    @Override
    public boolean isAccepted(Object result) {
        return result instanceof Reauthenticated;
    }

    @Override
    public Object refused(CodeRefusal why) {
        return new CodeRefused(why);
    }

    @Override
    public Object invalid(InvalidReason reason) {
        return new CodeInvalid(reason);
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
