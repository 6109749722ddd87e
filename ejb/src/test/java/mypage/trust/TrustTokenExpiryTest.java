package mypage.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import mypage.platform.ExpiredRows;
import mypage.platform.ExpiredRows.Kind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("C25")
class TrustTokenExpiryTest {

    private static final int KINDS = Kind.values().length;

    private final List<Kind> asked = new ArrayList<>();
    private final EnumSet<Kind> full = EnumSet.noneOf(Kind.class);
    private final EnumSet<Kind> failing = EnumSet.noneOf(Kind.class);
    private final TrustTokenExpiry expiry = new TrustTokenExpiry();
    private Instant now = Instant.parse("2025-01-06T00:00:00Z");

    TrustTokenExpiryTest() {
        expiry.clock = new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }
        };
        expiry.expired = new ExpiredRows() {
            @Override
            public int deleteBatch(Kind kind, Instant at) {
                asked.add(kind);
                if (failing.contains(kind)) {
                    throw new IllegalStateException("for this test");
                }
                return full.contains(kind) ? BATCH : 1;
            }
        };
    }

    @Test
    void looksOnceInTenSeconds() {
        expiry.deleteExpired();
        now = now.plusSeconds(9);
        expiry.deleteExpired();
        assertEquals(List.of(Kind.values()), asked);
        now = now.plusSeconds(1);
        expiry.deleteExpired();
        assertEquals(2 * KINDS, asked.size());
    }

    @Test
    void goesOnAtOnceWhereThereIsMore() {
        full.add(Kind.values()[0]);
        expiry.deleteExpired();
        expiry.deleteExpired();
        assertEquals(2 * KINDS, asked.size());
    }

    @Test
    @Tag("C27")
    void deletesTheOthersWhenOneKindFails() {
        failing.add(Kind.values()[0]);
        expiry.deleteExpired();
        assertEquals(List.of(Kind.values()), asked);
    }
}
