package mypage.profile;

/** Whether the code that was mailed to the new address is waited for. */
public sealed interface PendingAddressResult permits CodeRequired, CodeOver {}
