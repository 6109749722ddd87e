package mypage.it.site;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.util.List;
import java.util.Random;

/** Generates randomly mutated requests of our pages. The same seed generates the same request. */
final class RequestFuzzer {

    private static final List<String> PAGES = List.of(
            "login",
            "login-pass",
            "login-pass-code",
            "forgot",
            "link-sent",
            "register-again",
            "register",
            "open-account",
            "open-account-sent",
            "otp",
            "otp-skip",
            "not-me",
            "address-stop",
            "address-prove",
            "address-lost",
            "password-reset",
            "mypage",
            "settings",
            "sessions",
            "password",
            "account",
            "address",
            "address-code",
            "confirm",
            "confirm-code",
            "otp-resume",
            "logout",
            "nowhere",
            "");

    private static final List<String> FIELDS = List.of(
            "login",
            "email",
            "password",
            "submit",
            "otp",
            "code",
            "skip",
            "reference",
            "resume",
            "done",
            "pass",
            "send",
            "passcode",
            "use",
            "ask",
            "registration",
            "privacy",
            "terms",
            "t",
            "new",
            "again",
            "x[0].y");

    /** What Faces understands and none of our forms sends. */
    private static final List<String> FACES = List.of("""
            jakarta.faces.RenderKitId jakarta.faces.ClientWindow jakarta.faces.Token
            jakarta.faces.encodedURL jakarta.faces.source jakarta.faces.behavior.event
            jakarta.faces.partial.ajax jakarta.faces.partial.event jakarta.faces.partial.execute
            jakarta.faces.partial.render jakarta.faces.partial.resetValues
            login:jakarta.faces.ViewState javax.faces.ViewState javax.faces.RenderKitId
            com.sun.faces.context.partial jfwid""".split("\\s+"));

    private static final List<String> COOKIES = List.of("""
            __Host-browser __Host-seeker-attempt __Host-seeker-address __Host-seeker-reset
            __Host-seeker-registration __Host-seeker-session __Host-skip-0123456789abcdef
            __Host-skip- JSESSIONID csfcfc $Version""".split("\\s+"));

    private static final List<String> VALUES = List.of(
            "",
            "1",
            "stateless",
            "%",
            "%zz",
            "%00",
            "%c0%af",
            "%ff%fe",
            "+",
            "\0",
            "\r\n X: y",
            "\r\nX: y",
            "'\"<>",
            "../..",
            "${1+1}",
            "#{1+1}",
            "' or 1=1--",
            "\u00ff\u00fe",
            "9".repeat(400),
            "a".repeat(5_000),
            "\u30ef\u30f3",
            "%E3%83%AF",
            "%EF%BC%91",
            "-1",
            "2147483648",
            "null",
            ".",
            "..",
            ";",
            ",",
            "=",
            "&",
            "a=b&a=c",
            "{}",
            "[]");

    /** The values that a container accepts in a header or path. */
    private static final List<String> HARMLESS_VALUES = VALUES.stream()
            .filter(piece -> !piece.matches("(?s).*([\\x00\r\n\u00ff\u30ef]|a{9}).*"))
            .toList();

    private static final List<String> METHODS = List.of("HEAD", "PUT", "get", "P\0ST", "");

    private static final List<String> TYPES = List.of(
            "application/x-www-form-urlencoded",
            "application/x-www-form-urlencoded; charset=UTF-16",
            "application/x-www-form-urlencoded; charset=nope",
            "multipart/form-data; boundary=x",
            "multipart/form-data",
            "application/json",
            "text/plain",
            "\0");

    private final Random random;
    private final URI server;

    /** Whether the form has all its fields and no odd cookies, so that their values reach the services. */
    private final boolean complete;

    RequestFuzzer(long seed, URI server) {
        this.random = new Random(seed);
        this.server = server;
        this.complete = random.nextInt(3) == 0;
    }

    /** The request's bytes; a small part of the requests ends too early. */
    byte[] next() {
        var body = body();
        var request = new StringBuilder(rarely() ? anyOf(METHODS) : anyOf(List.of("GET", "POST", "POST")))
                .append(' ')
                .append(target())
                .append(random.nextInt(40) == 0 ? anyOf(VALUES) : " HTTP/1.1")
                .append("\r\nHost: ")
                .append(random.nextInt(40) == 0 ? anyOf(VALUES) : server.getAuthority())
                .append("\r\nConnection: close\r\n");
        header(request, "Sec-Fetch-Site", rarely() ? anyOf(VALUES) : "same-origin");
        header(request, "Cookie", cookies());
        header(request, "Content-Type", rarely() ? anyOf(TYPES) : TYPES.get(0));
        header(request, "X-Forwarded-For", rarely() ? anyOf(VALUES) : "10.99." + random.nextInt(256) + ".1");
        if (rarely()) {
            header(
                    request,
                    anyOf(List.of("Origin", "Faces-Request", "Range", "Expect", "Upgrade", "Accept-Encoding")),
                    anyOf(VALUES));
        }
        request.append(length(body)).append("\r\n").append(body);
        return mutate(request.toString().getBytes(rarely() ? UTF_8 : ISO_8859_1));
    }

    private String target() {
        var path = "/" + anyOf(List.of("seeker", "seeker", "employer", "information", anyOf(HARMLESS_VALUES))) + "/"
                + anyOf(PAGES);
        return path + (rarely() ? anyOf(VALUES) : "") + (rarely() ? "?" + fields() : "");
    }

    private String body() {
        return rarely() ? anyOf(VALUES) + anyOf(VALUES) : fields();
    }

    private String fields() {
        var fields = new StringBuilder();
        if (complete) {
            FIELDS.forEach(field -> fields.append(field + "=" + URLEncoder.encode(valueOf(field), UTF_8) + "&"));
            return fields.append("jakarta.faces.ViewState=stateless").toString();
        }
        List<String> names = rarely() ? FACES : FIELDS;
        for (int count = random.nextInt(8); count >= 0; count--) {
            fields.append(anyOf(names)).append('=').append(anyOf(VALUES)).append('&');
        }
        return fields.append("jakarta.faces.ViewState=")
                .append(rarely() ? anyOf(VALUES) : "stateless")
                .toString();
    }

    /** Nothing but an address reaches the services. */
    private String valueOf(String field) {
        return field.equals("email") && random.nextBoolean() ? "\u200b<nobody@example.jp>." : anyOf(VALUES);
    }

    private String cookies() {
        var cookies = new StringBuilder("__Host-browser=AAAAAAAAAAAAAAAAAAAAAA");
        for (int count = complete ? 0 : random.nextInt(4); count > 0; count--) {
            cookies.append("; ")
                    .append(anyOf(COOKIES))
                    .append('=')
                    .append(anyOf(VALUES))
                    .append('.')
                    .append(anyOf(VALUES));
        }
        return cookies.toString();
    }

    private String length(String body) {
        return switch (random.nextInt(40)) {
            case 0 -> "Transfer-Encoding: chunked\r\n";
            case 1 -> "Content-Length: " + anyOf(VALUES) + "\r\n";
            case 2 -> "Content-Length: 1\r\nContent-Length: 2\r\n";
            case 3 -> "";
            default -> "Content-Length: " + body.getBytes(ISO_8859_1).length + "\r\n";
        };
    }

    private static void header(StringBuilder request, String name, String value) {
        request.append(name).append(": ").append(value).append("\r\n");
    }

    private byte[] mutate(byte[] request) {
        if (random.nextInt(8) == 0) {
            request[random.nextInt(request.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(20) == 0 ? java.util.Arrays.copyOf(request, random.nextInt(request.length)) : request;
    }

    private boolean rarely() {
        return random.nextInt(8) == 0;
    }

    private <T> T anyOf(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
