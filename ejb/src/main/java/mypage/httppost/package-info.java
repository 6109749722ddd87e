/**
 * Posts over HTTP to other systems. A post is a row that is written in the transaction that it tells of; workers on
 * every node send it, and send it again when it fails. One that arrived may be sent again if a node ends before it has
 * noted that.
 */
package mypage.httppost;
