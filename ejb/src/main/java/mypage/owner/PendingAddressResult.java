package mypage.owner;

/** Whether the code that was mailed to the new address is waited for. */
public sealed interface PendingAddressResult permits CodeRequired, Over {}
