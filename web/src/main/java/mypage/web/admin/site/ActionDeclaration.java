package mypage.web.admin.site;

import java.util.function.Predicate;

/**
 * What a constant says of its action.
 *
 * @param kind the prefix of the label keys of all actions of its kind
 * @param page the page that asks, which says the address and the role
 * @param fits whether there is anything to do
 * @param <T> what an action needs to know of the item
 */
public record ActionDeclaration<T>(String kind, StaffPage page, ActionStyle style, Predicate<T> fits) {}
