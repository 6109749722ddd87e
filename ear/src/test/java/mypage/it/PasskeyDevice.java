package mypage.it;

import com.google.gson.JsonParser;

/** A device that makes and uses passkeys, simulated by Chromium. */
public final class PasskeyDevice {

    private static final String OPTIONS = """
            {"options": {"protocol": "ctap2", "transport": "internal", "hasResidentKey": true,
                "hasUserVerification": true, "isUserVerified": true, "automaticPresenceSimulation": true}}""";

    private PasskeyDevice() {}

    /**
     * Gives the person one. Not before the first page is open, as its Cross-Origin-Opener-Policy header changes the
     * browser's process.
     */
    public static void give(Person person) {
        var browser = person.context().newCDPSession(person.page());
        browser.send("WebAuthn.enable");
        browser.send(
                "WebAuthn.addVirtualAuthenticator",
                JsonParser.parseString(OPTIONS).getAsJsonObject());
    }
}
