package mypage.signin;

import java.time.Duration;
import java.util.List;
import mypage.Sequences.Act;
import mypage.TestAccount;
import mypage.TestContainer;
import mypage.account.AccountService;
import mypage.account.Service;
import mypage.profile.PasswordChangeResult;
import mypage.profile.PasswordChangeService;
import mypage.session.SessionService;
import mypage.session.SignedInUser;

/** What somebody does to the account of a {@link SignInWorld}: its owner, a stranger, staff, or time. */
sealed interface SignInStep extends Act<SignInWorld> {

    /** Does it. Returns what whoever does it gets to know. */
    String take(SignInWorld world, int number);

    /** What the model says to it. */
    String expect(SignInModel model, int number);

    @Override
    default void on(SignInWorld world) {
        world.take(this);
    }

    private static String password(int number) {
        return TestAccount.PASSWORD + "!".repeat(number);
    }

    /** @param back how many passwords ago this one was chosen; 0 is right */
    record Password(int browser, int node, int back) implements SignInStep {
        @Override
        public String take(SignInWorld world, int number) {
            int typed = world.model().password() - back;
            String password = typed < 0 ? "another" : password(typed);
            return world.told(
                    browser,
                    number,
                    world.signIn(node)
                            .begin(
                                    Service.SEEKER,
                                    world.account.email,
                                    password,
                                    world.browsers.get(browser),
                                    world.account.context));
        }

        @Override
        public String expect(SignInModel model, int number) {
            return model.password(browser, model.password() - back, number);
        }
    }

    /** @param ago how many codes ago it was mailed, to whatever browser; 0 is the newest, -1 is wrong */
    record Type(int browser, int node, int ago, boolean skip) implements SignInStep {
        @Override
        public String take(SignInWorld world, int number) {
            String code = ago < 0 ? world.wrongCode() : world.code(ago);
            return world.told(
                    browser,
                    number,
                    world.signIn(node)
                            .submitOtp(Service.SEEKER, world.attempt(browser), code, skip, world.account.context));
        }

        @Override
        public String expect(SignInModel model, int number) {
            return model.type(browser, ago == 0, skip, number);
        }
    }

    record Resume(int browser, int node) implements SignInStep {
        @Override
        public String take(SignInWorld world, int number) {
            return world.told(browser, number, world.signIn(node).resume(Service.SEEKER, world.attempt(browser)));
        }

        @Override
        public String expect(SignInModel model, int number) {
            return model.resume(browser);
        }
    }

    record Answer(int browser, int node, boolean ok) implements SignInStep {
        @Override
        public String take(SignInWorld world, int number) {
            SignInService signIn = world.signIn(node);
            String attempt = world.attempt(browser);
            return world.told(
                    browser,
                    number,
                    ok
                            ? signIn.confirmSkip(Service.SEEKER, attempt, world.account.context)
                            : signIn.declineSkip(Service.SEEKER, attempt, world.account.context));
        }

        @Override
        public String expect(SignInModel model, int number) {
            return model.answer(browser, ok, number);
        }
    }

    /** Uses one of the sessions that were ever opened. */
    record Visit(int which, int node) implements SignInStep {
        @Override
        public String take(SignInWorld world, int number) {
            return world.session(which)
                    .map(session -> world.node(node)
                            .get(SessionService.class)
                            .resume(Service.SEEKER, world.sessions.get(session))
                            .map(user -> "OPEN")
                            .orElse("OVER"))
                    .orElse("NONE");
        }

        @Override
        public String expect(SignInModel model, int number) {
            return model.sessions.number(which).map(model::visit).orElse("NONE");
        }
    }

    record ChangePassword(int which, int node) implements SignInStep {
        @Override
        public String take(SignInWorld world, int number) {
            return world.session(which).map(session -> change(world, session)).orElse("NONE");
        }

        private String change(SignInWorld world, int session) {
            TestContainer container = world.node(node);
            return container
                    .get(SessionService.class)
                    .resume(Service.SEEKER, world.sessions.get(session))
                    .map(user -> change(world, session, user))
                    .orElse("OVER");
        }

        private String change(SignInWorld world, int session, SignedInUser user) {
            var browser = world.browsers.get(world.model().sessions.browser(session));
            PasswordChangeResult result = world.node(node)
                    .get(PasswordChangeService.class)
                    .change(user, password(world.model().password() + 1), browser, world.account.context);
            if (result instanceof PasswordChangeResult.Changed changed) {
                world.sessions.put(session, changed.sessionToken());
                return "CHANGED";
            }
            return "AGAIN";
        }

        @Override
        public String expect(SignInModel model, int number) {
            return model.sessions.number(which).map(model::change).orElse("NONE");
        }
    }

    /** Of staff, or of the owner elsewhere. */
    enum Deed {
        LOCK,
        UNLOCK,
        END_SESSIONS,
        END_TRUST,
        DELETE_EXPIRED
    }

    record Staff(Deed deed, int node) implements SignInStep {
        @Override
        public String take(SignInWorld world, int number) {
            TestContainer container = world.node(node);
            AccountService accounts = container.get(AccountService.class);
            long id = world.account.id;
            return switch (deed) {
                case LOCK -> accounts.lock(Service.SEEKER, id, world.account.context) ? "" : "NOTHING";
                case UNLOCK -> accounts.unlock(id) ? "" : "NOTHING";
                case END_SESSIONS -> done(() -> accounts.endSessions(id));
                case END_TRUST -> done(() -> accounts.endTrust(id));
                case DELETE_EXPIRED ->
                    done(() -> List.of("trust_token", "known_browser", "user_session", "throttle")
                            .forEach(container::deleteExpired));
            };
        }

        private static String done(Runnable act) {
            act.run();
            return "";
        }

        @Override
        public String expect(SignInModel model, int number) {
            return switch (deed) {
                case LOCK -> model.lock();
                case UNLOCK -> model.unlock();
                case END_SESSIONS -> model.endSessions();
                case END_TRUST -> model.endTrust();
                case DELETE_EXPIRED -> "";
            };
        }
    }

    record Pass(Duration time) implements SignInStep {
        @Override
        public String take(SignInWorld world, int number) {
            world.pass(time);
            return "";
        }

        @Override
        public String expect(SignInModel model, int number) {
            model.pass(time);
            return "";
        }
    }
}
