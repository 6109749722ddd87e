/**
 * Limits how often something may be tried or mailed, across all nodes. One statement acquires an attempt (generic cell
 * rate algorithm).
 */
package mypage.ratelimit;
