package mypage.password;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import mypage.platform.MetricSource;
import mypage.platform.MetricText;

/** How busy this node is with passwords. */
@ApplicationScoped
class PasswordMetrics implements MetricSource {

    @Inject
    PasswordHasher hasher;

    @Inject
    AttemptQueue attempts;

    @Override
    public void writeTo(MetricText text) {
        text.gauge("mypage_password_hashes_running", "Password hashes that are computed now")
                .value(hasher.running());
        text.gauge("mypage_password_hashes_waiting", "Password hashes that wait to be computed")
                .value(hasher.waiting());
        text.gauge("mypage_password_turns_waiting", "Attempts from unknown devices that wait for a turn")
                .value(attempts.waiting());
    }
}
