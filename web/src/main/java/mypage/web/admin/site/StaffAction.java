package mypage.web.admin.site;

import java.util.List;

/**
 * What staff can do to one item, such as locking an account, after a page has asked whether to. A constant of an enum
 * declares it; {@link ActionBacking} serves its page.
 *
 * <p>The keys of its labels begin with its kind and its name, such as {@code accountAction.LOCK.title}. The labels
 * {@code title} and {@code done} are required; {@code done} may have a second line. Where {@code link} and {@code
 * submit} are missing, the title takes their place.
 *
 * @param <T> what an action needs to know of the item
 */
public interface StaffAction<T> {

    /** The name of the constant, by which the page of the item tells what was done. */
    String name();

    ActionDeclaration<T> declared();

    default StaffPage page() {
        return declared().page();
    }

    default ActionStyle style() {
        return declared().style();
    }

    /** Whether the member must say why, for whoever reads the account, the request or the audit trail. */
    default boolean asksWhy() {
        return true;
    }

    /** Whether there is anything to do. */
    default boolean fits(T item) {
        return declared().fits().test(item);
    }

    private String key(String end) {
        return declared().kind() + "." + name() + "." + end;
    }

    default String title() {
        return Labels.get(key("title"));
    }

    /** The text of the link to its page. */
    default String link() {
        return Labels.find(key("link")).orElseGet(this::title);
    }

    /** The question before the facts; null for none. */
    default String lead(T item) {
        return Labels.find(key("lead")).orElse(null);
    }

    /** What to know before doing it; empty if the page itself shows the facts. */
    default List<Fact> facts(T item) {
        return List.of();
    }

    /** What will happen: a sentence a line. */
    default List<String> notes(T item) {
        return notesWith();
    }

    /** @param arguments the arguments of the label */
    default List<String> notesWith(Object... arguments) {
        return Labels.find(key("notes"), arguments).stream()
                .flatMap(String::lines)
                .toList();
    }

    /** The text of its button. */
    default String submit() {
        return Labels.find(key("submit")).orElseGet(this::title);
    }

    /** The text of the link back to the item; all actions of the kind may share it. */
    default String back() {
        return Labels.find(key("back")).orElseGet(() -> Labels.get(declared().kind() + ".back"));
    }

    default Outcome done() {
        return Outcome.of(Labels.get(key("done")));
    }
}
