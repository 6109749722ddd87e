package mypage.admin.clients;

import java.util.Optional;

/** What became of the request to register or change an application. */
public sealed interface ClientRequestResult {

    /** @param secret the new secret of the application, shown only now; it works once another member has approved */
    record Asked(Optional<String> secret) implements ClientRequestResult {}

    record AlreadyAsked() implements ClientRequestResult {}

    /** @param field its name in the registration */
    record Unusable(String field) implements ClientRequestResult {}

    /** Another application has this ID, or there is none any more to change. */
    record NotPossible() implements ClientRequestResult {}

    /** The application has changed since the form was opened. */
    record Meanwhile() implements ClientRequestResult {}

    /** A command has to make the key that signs tokens first. */
    record NoSigningKey() implements ClientRequestResult {}
}
