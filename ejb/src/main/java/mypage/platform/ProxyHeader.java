package mypage.platform;

/** The header in which our proxies name the client. Only this one is read: a client could send the other one. */
public enum ProxyHeader {
    X_FORWARDED_FOR("X-Forwarded-For"),

    /** RFC 7239. */
    FORWARDED("Forwarded");

    private final String header;

    ProxyHeader(String header) {
        this.header = header;
    }

    @Override
    public String toString() {
        return header;
    }
}
