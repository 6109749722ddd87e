package mypage.otp;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import mypage.account.Service;

/** The time from which a service requires one-time passwords; before it, ID and password are enough (requirement 3). */
@Entity
@Table(name = "otp_policy")
@NamedQuery(name = OtpRollout.ALL, query = "select p from OtpRollout p")
public class OtpRollout {

    static final String ALL = "OtpRollout.all";

    @Id
    @Enumerated(EnumType.STRING)
    private Service service;

    @Column(name = "required_from")
    private Instant requiredFrom;

    protected OtpRollout() {}

    OtpRollout(Service service, Instant requiredFrom) {
        this.service = service;
        this.requiredFrom = requiredFrom;
    }

    public Service service() {
        return service;
    }

    public Instant requiredFrom() {
        return requiredFrom;
    }

    public void move(Instant to) {
        requiredFrom = to;
    }

    public boolean requiresOtp(Instant now) {
        return !now.isBefore(requiredFrom);
    }
}
