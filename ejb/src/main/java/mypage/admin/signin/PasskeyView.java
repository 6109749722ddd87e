package mypage.admin.signin;

import java.time.Instant;
import java.util.Optional;

/**
 * A passkey as its member sees it.
 *
 * @param id no secret
 * @param name as the member called it
 */
public record PasskeyView(long id, String name, Instant createdAt, Optional<Instant> lastUsedAt) {}
