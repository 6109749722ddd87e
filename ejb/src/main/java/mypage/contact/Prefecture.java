package mypage.contact;

import java.util.Optional;
import java.util.stream.Stream;
import mypage.platform.Language;

/** The prefectures in the order of JIS X 0401. */
public enum Prefecture {
    HOKKAIDO("北海道", "ほっかいどう", "Hokkaido"),
    AOMORI("青森県", "あおもりけん", "Aomori"),
    IWATE("岩手県", "いわてけん", "Iwate"),
    MIYAGI("宮城県", "みやぎけん", "Miyagi"),
    AKITA("秋田県", "あきたけん", "Akita"),
    YAMAGATA("山形県", "やまがたけん", "Yamagata"),
    FUKUSHIMA("福島県", "ふくしまけん", "Fukushima"),
    IBARAKI("茨城県", "いばらきけん", "Ibaraki"),
    TOCHIGI("栃木県", "とちぎけん", "Tochigi"),
    GUNMA("群馬県", "ぐんまけん", "Gunma"),
    SAITAMA("埼玉県", "さいたまけん", "Saitama"),
    CHIBA("千葉県", "ちばけん", "Chiba"),
    TOKYO("東京都", "とうきょうと", "Tokyo"),
    KANAGAWA("神奈川県", "かながわけん", "Kanagawa"),
    NIIGATA("新潟県", "にいがたけん", "Niigata"),
    TOYAMA("富山県", "とやまけん", "Toyama"),
    ISHIKAWA("石川県", "いしかわけん", "Ishikawa"),
    FUKUI("福井県", "ふくいけん", "Fukui"),
    YAMANASHI("山梨県", "やまなしけん", "Yamanashi"),
    NAGANO("長野県", "ながのけん", "Nagano"),
    GIFU("岐阜県", "ぎふけん", "Gifu"),
    SHIZUOKA("静岡県", "しずおかけん", "Shizuoka"),
    AICHI("愛知県", "あいちけん", "Aichi"),
    MIE("三重県", "みえけん", "Mie"),
    SHIGA("滋賀県", "しがけん", "Shiga"),
    KYOTO("京都府", "きょうとふ", "Kyoto"),
    OSAKA("大阪府", "おおさかふ", "Osaka"),
    HYOGO("兵庫県", "ひょうごけん", "Hyogo"),
    NARA("奈良県", "ならけん", "Nara"),
    WAKAYAMA("和歌山県", "わかやまけん", "Wakayama"),
    TOTTORI("鳥取県", "とっとりけん", "Tottori"),
    SHIMANE("島根県", "しまねけん", "Shimane"),
    OKAYAMA("岡山県", "おかやまけん", "Okayama"),
    HIROSHIMA("広島県", "ひろしまけん", "Hiroshima"),
    YAMAGUCHI("山口県", "やまぐちけん", "Yamaguchi"),
    TOKUSHIMA("徳島県", "とくしまけん", "Tokushima"),
    KAGAWA("香川県", "かがわけん", "Kagawa"),
    EHIME("愛媛県", "えひめけん", "Ehime"),
    KOCHI("高知県", "こうちけん", "Kochi"),
    FUKUOKA("福岡県", "ふくおかけん", "Fukuoka"),
    SAGA("佐賀県", "さがけん", "Saga"),
    NAGASAKI("長崎県", "ながさきけん", "Nagasaki"),
    KUMAMOTO("熊本県", "くまもとけん", "Kumamoto"),
    OITA("大分県", "おおいたけん", "Oita"),
    MIYAZAKI("宮崎県", "みやざきけん", "Miyazaki"),
    KAGOSHIMA("鹿児島県", "かごしまけん", "Kagoshima"),
    OKINAWA("沖縄県", "おきなわけん", "Okinawa");

    private final String japanese;
    private final String reading;
    private final String latin;

    Prefecture(String japanese, String reading, String latin) {
        this.japanese = japanese;
        this.reading = reading;
        this.latin = latin;
    }

    /** Its Japanese name. */
    public String japanese() {
        return japanese;
    }

    /** Its name for readers of this language, who also need the Japanese one that stands on signs and letters. */
    public String name(Language language) {
        return switch (language) {
            case JA, ZH_HANS -> japanese;
            case JA_EASY -> japanese + "（" + reading + "）";
            case EN, PT, ES, TL, VI -> latin + " (" + japanese + ")";
        };
    }

    /** The one with this Japanese name, with or without the last character. */
    public static Optional<Prefecture> named(String typed) {
        return Stream.of(values())
                .filter(prefecture -> prefecture.japanese.equals(typed)
                        || prefecture != HOKKAIDO
                                && prefecture.japanese.equals(
                                        typed + prefecture.japanese.charAt(prefecture.japanese.length() - 1)))
                .findFirst();
    }
}
