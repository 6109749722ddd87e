package mypage.admin.signin;

import java.util.List;

/**
 * What a browser needs in order to ask for a passkey. All binary values are in Base64 for URLs.
 *
 * @param sealed the challenge for its cookie, which the browser can't read
 * @param challenge to be signed once, within five minutes
 * @param site the RP ID: the host of the pages for staff
 * @param credentials the IDs of the passkeys that are asked for, empty for any; if one is to be made, of those that
 *     exist
 */
public record PasskeyPrompt(String sealed, String challenge, String site, List<String> credentials) {

    public PasskeyPrompt {
        credentials = List.copyOf(credentials);
    }
}
