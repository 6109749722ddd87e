package mypage.otp;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
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

    @Column(name = "off_since")
    private Instant offSince;

    @Column(name = "pilot_from")
    private Instant pilotFrom;

    @Column(name = "pilot_share")
    private int pilotShare;

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

    /**
     * Moves the date. If the service asks for codes now and no longer does so, this notes the time: sessions that are
     * opened without a code from then on end when it asks again.
     */
    public void move(Instant to, Instant now) {
        if (requiresOtp(now) && now.isBefore(to)) {
            offSince = now;
        }
        requiredFrom = to;
    }

    /** When the service last ceased to ask; empty if it never did. */
    public Optional<Instant> offSince() {
        return Optional.ofNullable(offSince);
    }

    /** Lets a share of the accounts, and those of the list, be asked for codes from this time on. */
    public void pilot(Instant from, int share) {
        pilotFrom = from;
        pilotShare = share;
    }

    OtpPilot toPilot(long listed) {
        return new OtpPilot(pilotFrom, pilotShare, listed);
    }

    public boolean requiresOtp(Instant now) {
        return !now.isBefore(requiredFrom);
    }
}
