package mypage.addressrequests;

/** What somebody showed to staff who asked for another address: who they are, and that they are registered. */
public record ShownDocuments(Evidence identity, Evidence registration) {}
