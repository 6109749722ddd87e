package mypage.web.admin.site;

import java.util.List;

/**
 * Something that staff do to one thing, such as locking an account. A constant of the enum of its room declares it; its page
 * asks before it is done. {@link ActionBacking} says how.
 *
 * @param <T> what is known of the thing
 */
public interface StaffAction<T> {

    /** The name of the constant, by which the page of the thing knows what was done. */
    String name();

    /** The page that asks: its address, and the role that it takes. */
    StaffPage page();

    /** What the keys of its labels begin with; {@code .title}, {@code .notes} and {@code .done} follow. */
    String labels();

    ActionStyle style();

    /** Whether there is anything to do. */
    boolean fits(T thing);

    default String title() {
        return Labels.get(labels() + ".title");
    }

    /** What the link to its page says. */
    default String link() {
        return title();
    }

    /** What stands before the facts; null for nothing. */
    default String lead(T thing) {
        return null;
    }

    /** What is to be known before it is done; empty where the page itself shows it. */
    default List<Fact> facts(T thing) {
        return List.of();
    }

    /** What comes of it, sentence by sentence. */
    default List<String> notes(T thing) {
        return Labels.get(labels() + ".notes").lines().toList();
    }

    /** What its button says. */
    default String submit() {
        return title();
    }

    /** What the link back to the thing says. */
    String back();

    default Outcome done() {
        return Outcome.of(Labels.get(labels() + ".done"));
    }
}
