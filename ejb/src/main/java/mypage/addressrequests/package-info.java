/**
 * The side of users in a request for another address: the old address can refuse by a mailed link, the new one proves
 * itself by another, and a timer takes the steps in between. Staff work in {@code mypage.admin.addressrequests}.
 */
package mypage.addressrequests;
