/**
 * How often something may be tried or mailed, for all nodes together. One statement acquires an attempt (generic cell
 * rate algorithm).
 */
package mypage.ratelimit;
