package mypage.help;

import java.util.Optional;

/**
 * A question as staff see it.
 *
 * @param changedBy the name of the member of staff who corrected it last; empty when nobody did
 */
public record FaqEntry(FrequentQuestion current, Optional<String> changedBy) {}
