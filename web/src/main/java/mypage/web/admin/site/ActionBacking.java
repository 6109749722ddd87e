package mypage.web.admin.site;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * The pages of one kind of actions. Such a page asks, carries out the action when its button is pressed, and leads back
 * to the page of the item. The address of that page then tells what was done ({@code done}) or why it was not ({@code
 * not}). All of them look like {@code WEB-INF/action.xhtml}.
 *
 * <p>To add an action: a page in {@link StaffPage}, a constant in the enum of its kind, and its labels.
 *
 * @param <T> what an action needs to know of the item
 * @param <A> the enum of the kind
 */
public abstract class ActionBacking<T, A extends StaffAction<T>> {

    /** Why an action was not done: it waits for a second member. */
    public static final String ASKED = "ASKED";

    /** Why an action was not done: it already waited for a second member. */
    public static final String ALREADY_ASKED = "ALREADY_ASKED";

    @Inject
    protected StaffRequest staff;

    @Inject
    NotFoundAnswer answer;

    @Inject
    ActionReason reason;

    private final List<A> actions;
    private final StaffPage home;
    private A action;
    private long id;
    private T item;

    /** @param home the page of the item */
    protected ActionBacking(A[] actions, StaffPage home) {
        this.actions = List.of(actions);
        this.home = home;
    }

    /** Empty if there is no such item. */
    protected abstract Optional<T> find(long id);

    /** Why the page leads back instead of asking; empty if it asks. */
    protected abstract Optional<String> refusal(A asked, T found);

    /**
     * Calls the boundary.
     *
     * @return why the action was not done; empty if it was
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
        boolean isPressed = staff.isPosted() && (!action.asksWhy() || reason.isGiven());
        return isPressed ? back(carryOut(action, id)) : ask();
    }

    /** The action of the page. */
    protected A chosen(StaffPage page) {
        return actions.stream()
                .filter(candidate -> candidate.page() == page)
                .findFirst()
                .orElseThrow();
    }

    private String ask() {
        item = find(id).orElse(null);
        if (item == null) {
            return missing();
        }
        var refusal = refusal(action, item);
        return refusal.isPresent() ? back(refusal) : null;
    }

    /** The outcome if there is no such item. */
    protected String missing() {
        return answer.notFound();
    }

    private String back(Optional<String> why) {
        return home.redirect(id) + why.map(ActionBacking::told).orElseGet(() -> "&done=" + action.name());
    }

    /** The pages of items show {@code asked} in the same way. */
    private static String told(String why) {
        return switch (why) {
            case ASKED -> "&asked=1";
            case ALREADY_ASKED -> "&asked=before";
            default -> "&not=" + why;
        };
    }

    protected A action() {
        return action;
    }

    public T getItem() {
        return item;
    }

    public long getId() {
        return id;
    }

    public String getTitle() {
        return action.title();
    }

    public String getLead() {
        return action.lead(item);
    }

    public List<Fact> getFacts() {
        return action.facts(item);
    }

    public List<String> getNotes() {
        return action.notes(item);
    }

    /** Whether the page has its button. */
    public boolean isOffered() {
        return true;
    }

    /** Whether the page asks why. */
    public boolean isAskingWhy() {
        return action.asksWhy();
    }

    /** Where its button leads. */
    public String getAddress() {
        return action.page().address();
    }

    /** The state that the member sees, if the boundary does nothing once it has changed; otherwise null. */
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
        return home.link(id);
    }

    public String getHomeText() {
        return action.back();
    }
}
