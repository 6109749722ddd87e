package mypage.it;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A form of a page, filled in by what a user sees: the labels of its fields and the text of its button. */
public final class HtmlForm {

    private static final Set<String> TYPES_WITH_VALUE = Set.of("hidden", "text");

    private static final Set<String> FILLED_IN = Set.of("text", "password", "checkbox");

    private static final Pattern FORM = Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern LABEL = Pattern.compile("<label\\b([^>]*)>(.*?)</label>", Pattern.DOTALL);
    private static final Pattern INPUT = Pattern.compile("<input\\b([^>]*)>");
    private static final Pattern BUTTON = Pattern.compile("<button\\b([^>]*)>(.*?)</button>", Pattern.DOTALL);

    private final String action;
    private final String content;
    private final Map<String, String> values = new LinkedHashMap<>();

    private HtmlForm(String action, String content) {
        this.action = action;
        this.content = content;
    }

    /** The form that this button submits, with the current values of its fields. */
    public static HtmlForm withButton(String html, String button) {
        return FORM.matcher(html)
                .results()
                .filter(form -> buttonTag(form.group(2), button) != null)
                .findFirst()
                .map(form -> new HtmlForm(
                                attribute(form.group(1), "action"),
                                form.group(2) + fieldsOutside(html, attribute(form.group(1), "id")))
                        .press(button))
                .orElseThrow(() -> new AssertionError("no button [" + button + "] in " + html));
    }

    /** The first form with fields for users to fill in, and its first button. */
    public static HtmlForm withFields(String html) {
        return FORM.matcher(html)
                .results()
                .map(MatchResult::group)
                .map(HtmlForm::firstButton)
                .flatMap(Optional::stream)
                .map(button -> withButton(html, button))
                .filter(form -> form.fields().findAny().isPresent())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no form in " + html));
    }

    private static Optional<String> firstButton(String form) {
        return Stream.concat(
                        BUTTON.matcher(form).results().map(button -> text(button.group(2))),
                        INPUT.matcher(form)
                                .results()
                                .map(tag -> tag.group(1))
                                .filter(tag -> "submit".equals(attribute(tag, "type")))
                                .map(tag -> attribute(tag, "value")))
                .findFirst();
    }

    /** Types this into every field, or the secret into those for passwords, and ticks every box. */
    public HtmlForm fill(String typed, String secret) {
        fields().forEach(tag -> values.put(
                attribute(tag, "name"),
                switch (attribute(tag, "type")) {
                    case "password" -> secret;
                    case "checkbox" -> "on";
                    default -> typed;
                }));
        return this;
    }

    /** What the page shows in the fields but those for passwords, by name; of boxes, whether they are ticked. */
    public Map<String, String> shown() {
        return fields().filter(tag -> !"password".equals(attribute(tag, "type")))
                .collect(Collectors.toMap(
                        tag -> attribute(tag, "name"),
                        tag -> "checkbox".equals(attribute(tag, "type"))
                                ? String.valueOf(tag.contains("checked"))
                                : String.valueOf(attribute(tag, "value"))));
    }

    private Stream<String> fields() {
        return inputs().filter(tag -> FILLED_IN.contains(attribute(tag, "type")) && !tag.contains("readonly"));
    }

    /** The fields that are outside of the form's element and belong to it by their {@code form} attribute. */
    private static String fieldsOutside(String html, String form) {
        return INPUT.matcher(html)
                .results()
                .filter(tag -> form != null && form.equals(attribute(tag.group(1), "form")))
                .map(MatchResult::group)
                .collect(Collectors.joining());
    }

    private HtmlForm press(String button) {
        inputs().filter(tag -> TYPES_WITH_VALUE.contains(attribute(tag, "type")))
                .filter(tag -> attribute(tag, "name") != null && attribute(tag, "value") != null)
                .forEach(tag -> values.put(attribute(tag, "name"), attribute(tag, "value")));
        giveReason();
        String tag = buttonTag(content, button);
        if (attribute(tag, "name") != null) {
            values.put(attribute(tag, "name"), attribute(tag, "value"));
        }
        return this;
    }

    /** A form that asks a member of staff why gets an answer. */
    private void giveReason() {
        if (content.contains("name=\"reason\"")) {
            values.put("reason", "OWNER_ASKED");
            values.put("office", "ハローワーク渋谷");
        }
    }

    public HtmlForm type(String label, String value) {
        String id = LABEL.matcher(content)
                .results()
                .filter(found -> text(found.group(2)).contains(label))
                .map(found -> attribute(found.group(1), "for"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no field 「" + label + "」 in " + content));
        String field = inputs().filter(tag -> id.equals(attribute(tag, "id")))
                .findFirst()
                .orElseThrow();
        values.put(attribute(field, "name"), value);
        return this;
    }

    public String action() {
        return action;
    }

    public Map<String, String> values() {
        return values;
    }

    private Stream<String> inputs() {
        return INPUT.matcher(content).results().map(tag -> tag.group(1));
    }

    private static String buttonTag(String content, String text) {
        Stream<String> buttons = BUTTON.matcher(content)
                .results()
                .filter(button -> text(button.group(2)).equals(text))
                .map(button -> button.group(1));
        Stream<String> submits = INPUT.matcher(content)
                .results()
                .map((MatchResult tag) -> tag.group(1))
                .filter(tag -> "submit".equals(attribute(tag, "type")) && text.equals(attribute(tag, "value")));
        return Stream.concat(buttons, submits).findFirst().orElse(null);
    }

    public static String text(String html) {
        return unescaped(html.replaceAll("<[^>]*>", "")).strip();
    }

    private static String attribute(String tag, String name) {
        Matcher matcher = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(tag);
        return matcher.find() ? unescaped(matcher.group(1)) : null;
    }

    private static String unescaped(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }
}
