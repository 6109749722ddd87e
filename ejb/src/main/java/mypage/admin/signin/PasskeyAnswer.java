package mypage.admin.signin;

import java.util.Optional;

/**
 * What a browser sent back to a {@link PasskeyPrompt}.
 *
 * @param challenge the sealed challenge of its form
 * @param response of its WebAuthn API, as JSON
 */
public record PasskeyAnswer(Optional<String> challenge, String response) {}
