package mypage.web.admin.site;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * The pages of the actions of one kind: asks, does the action when the button is pressed, and leads back to the page of the thing.
 * That page reads from its address what was done ({@code done}), or why it was not ({@code not}). All these pages are
 * {@code WEB-INF/action.xhtml}.
 *
 * <p>One more action of a kind is one more constant of its {@link StaffAction}, with a page in {@link StaffPage} and its labels.
 *
 * @param <T> what is known of the thing
 */
public abstract class ActionBacking<T, A extends StaffAction<T>> {

    @Inject
    protected StaffRequest staff;

    @Inject
    NotFoundAnswer answer;

    private A action;
    private long id;
    private T thing;

    /** All actions of the kind. */
    protected abstract A[] actions();

    /** Empty when there is no such thing. */
    protected abstract Optional<T> find(long id);

    /** The page of the thing. */
    protected abstract StaffPage home();

    /** Why the page leads back instead of asking; empty when it asks. */
    protected abstract Optional<String> refusal(A asked, T found);

    /**
     * Has the boundary do it.
     *
     * @return why it was not done; empty when it was
     */
    protected abstract Optional<String> carryOut(A pressed, long of);

    /** Called by the page. */
    public String open() {
        var of = staff.number("of");
        if (of.isEmpty()) {
            return missing();
        }
        id = of.get();
        action = chosen(staff.page());
        return staff.isPosted() ? back(carryOut(action, id)) : ask();
    }

    /** The action that the page is for. */
    protected A chosen(StaffPage page) {
        return List.of(actions()).stream()
                .filter(candidate -> candidate.page() == page)
                .findFirst()
                .orElseThrow();
    }

    private String ask() {
        thing = find(id).orElse(null);
        if (thing == null) {
            return missing();
        }
        var refusal = refusal(action, thing);
        return refusal.isPresent() ? back(refusal) : null;
    }

    /** Where the page leads when there is no such thing. */
    protected String missing() {
        return answer.notFound();
    }

    private String back(Optional<String> why) {
        return home().redirect(id) + why.map(reason -> "&not=" + reason).orElseGet(() -> "&done=" + action.name());
    }

    protected A action() {
        return action;
    }

    public T getThing() {
        return thing;
    }

    public long getId() {
        return id;
    }

    public String getTitle() {
        return action.title();
    }

    public String getLead() {
        return action.lead(thing);
    }

    public List<Fact> getFacts() {
        return action.facts(thing);
    }

    public List<String> getNotes() {
        return action.notes(thing);
    }

    /** Whether the page has its button. */
    public boolean isOffered() {
        return true;
    }

    /** Where its button leads. */
    public String getAddress() {
        return action.page().address();
    }

    /** As the thing is now, where the boundary does nothing once it has changed; null elsewhere. */
    public String getSeen() {
        return null;
    }

    public boolean isDestructive() {
        return action.style() == ActionStyle.DESTRUCTIVE;
    }

    public String getSubmit() {
        return action.submit();
    }

    public String getHomeLink() {
        return home().link(id);
    }

    public String getHomeText() {
        return action.back();
    }
}
