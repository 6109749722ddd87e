package mypage.bench;

/**
 * An act with a name.
 *
 * @param hashes how many hashes of ours each act computes
 */
record Scenario(String name, int hashes, Act act) {}
