package mypage.web.admin.site;

import java.util.List;

/**
 * Something that staff do to one thing, such as locking an account, and are asked about before. A constant of an enum
 * declares it; {@link ActionBacking} serves its page.
 *
 * @param <T> what an action needs to know of the thing
 */
public interface StaffAction<T> {

    /** The name of the constant, by which the page of the thing tells what was done. */
    String name();

    /** The page that asks, which says the address and the role. */
    StaffPage page();

    /** What the keys of its labels begin with, before {@code .title}, {@code .notes} and {@code .done}. */
    String labels();

    ActionStyle style();

    /** Whether there is anything to do. */
    boolean fits(T thing);

    default String title() {
        return Labels.get(labels() + ".title");
    }

    /** The text of the link to its page. */
    default String link() {
        return title();
    }

    /** The question before the facts; null for none. */
    default String lead(T thing) {
        return null;
    }

    /** What to know before doing it; empty if the page itself shows the facts. */
    default List<Fact> facts(T thing) {
        return List.of();
    }

    /** What will happen, sentence by sentence. */
    default List<String> notes(T thing) {
        return Labels.get(labels() + ".notes").lines().toList();
    }

    /** The text of its button. */
    default String submit() {
        return title();
    }

    /** The text of the link back to the thing. */
    String back();

    default Outcome done() {
        return Outcome.of(Labels.get(labels() + ".done"));
    }
}
