package mypage.web.site;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.ExternalContextWrapper;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** Records the answer at a fixed time: its status, then the seconds to wait. */
public class FakeRetryLater extends RetryLater {

    public String answer;

    public FakeRetryLater(Instant now) {
        clock = Clock.fixed(now, ZoneOffset.UTC);
        external = new ExternalContextWrapper() {
            @Override
            public ExternalContext getWrapped() {
                throw new AssertionError("not asked for in this test");
            }

            @Override
            public void setResponseStatus(int status) {
                answer = String.valueOf(status);
            }

            @Override
            public void setResponseHeader(String name, String value) {
                answer += " " + value;
            }
        };
    }
}
