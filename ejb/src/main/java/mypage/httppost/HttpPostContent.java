package mypage.httppost;

import java.net.URI;

/** What is posted, and where to. */
public record HttpPostContent(URI address, String mediaType, String body) {}
