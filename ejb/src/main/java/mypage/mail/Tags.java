package mypage.mail;

import java.util.LinkedHashMap;
import java.util.Map;

/** A list of tags such as {@code v=DKIM1; p=…} (RFC 6376, 3.2). */
final class Tags {

    private Tags() {}

    static Map<String, String> of(String record) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (String tag : record.split(";")) {
            String[] parts = tag.split("=", 2);
            if (parts.length == 2) {
                tags.putIfAbsent(parts[0].strip(), parts[1].strip());
            }
        }
        return tags;
    }
}
