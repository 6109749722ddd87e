package mypage.account;

/** An account that is in no database. */
public class SomeAccount extends Account {

    @Override
    public long id() {
        return 7;
    }

    @Override
    public Service service() {
        return Service.SEEKER;
    }

    @Override
    public String email() {
        return "taro@example.jp";
    }

    @Override
    public String trustHandle() {
        return "handle";
    }
}
