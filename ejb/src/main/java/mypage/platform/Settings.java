package mypage.platform;

/**
 * The settings of a room: a record whose components say by {@link Setting} what they are read from. Each record has a
 * producer, so that it can be injected and is read at the start. What a setting means stands with its default.
 */
public interface Settings {}
