package mypage.admin.imports;

/** The result of starting an import. */
public enum ImportStartResult {
    STARTED,
    /** It waits for a second member. */
    ASKED,
    /** It already waits for a second member. */
    ALREADY_ASKED,
    /** It was confirmed or cancelled before, has no good line, or its lines are deleted. */
    LATE
}
