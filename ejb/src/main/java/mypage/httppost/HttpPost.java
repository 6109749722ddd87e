package mypage.httppost;

/**
 * A claimed post.
 *
 * @param tries how often it was claimed; tells this claim from a later one
 */
public record HttpPost(long id, String kind, String payload, int tries) {}
