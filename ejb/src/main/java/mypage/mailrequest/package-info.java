/**
 * Mails that somebody causes with nothing but an address: how many one network may ask for, how many one recipient
 * gets, and the queue in which a request waits until a worker of any node looks the account up.
 */
package mypage.mailrequest;
