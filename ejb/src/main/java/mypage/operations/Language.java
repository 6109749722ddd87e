package mypage.operations;

/** The languages that notices may be written in; Japanese is in all of them. */
public enum Language {
    JA("ja"),
    /** やさしい日本語. */
    JA_EASY("ja"),
    EN("en"),
    ZH_HANS("zh-Hans"),
    PT("pt"),
    ES("es"),
    TL("tl"),
    VI("vi");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** As HTML takes it (BCP 47). */
    public String tag() {
        return tag;
    }
}
