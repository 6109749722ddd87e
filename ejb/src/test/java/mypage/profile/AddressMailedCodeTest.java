package mypage.profile;

import mypage.TestClock;
import mypage.otp.CodeRefusal;
import mypage.otp.CodeStatus;
import mypage.otp.InvalidReason;
import mypage.otp.MailedCodeContract;
import mypage.otp.PendingCode;
import mypage.profile.AddressCodeResult.Changed;
import mypage.profile.AddressCodeResult.CodeInvalid;
import mypage.profile.AddressCodeResult.CodeRefused;

class AddressMailedCodeTest extends AddressChangeFixture implements MailedCodeContract {

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
        return codeTo(next);
    }

    @Override
    public Object submit(PendingCode code, String typed) {
        return type(code, typed);
    }

    @Override
    public CodeStatus status(PendingCode code) {
        return changes.resume(user, code.token());
    }

    @Override
    public boolean isAccepted(Object result) {
        return result instanceof Changed;
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
        return account.number("select tries from address_change where account_id = ?1", account.id);
    }

    @Override
    public long wrongCodes() {
        return account.number(
                "select coalesce(sum(guess_count), 0) from otp_challenge where account_id = ?1", account.id);
    }

    @Override
    public boolean addsUp() {
        return false;
    }

    /** The row is deleted. */
    @Override
    public InvalidReason used() {
        return InvalidReason.UNKNOWN;
    }

    @Override
    public int readingsUntilConsumed() {
        return 5;
    }
}
