package mypage.it.report;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * Lists each numbered requirement and each row of the security checklist with the results of the tests that have its
 * tag, and those without a test. Reads the results of all modules from JUnit's Open Test Reporting files.
 */
public final class RequirementReport {

    private static final Pattern NUMBERED = Pattern.compile("(?m)^(\\d+)\\. (.*)$");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([CT]\\d+) \\| (?:[\\d., –]+\\| )?([^|]+) \\|");
    /** R2 before R10, and requirements before the rows of the checklists. */
    private static final Comparator<String> BY_NUMBER = Comparator.comparing((String tag) -> !tag.startsWith("R"))
            .thenComparing(tag -> tag.replaceAll("\\d", ""))
            .thenComparing(tag -> Integer.parseInt("0" + tag.replaceAll("\\D", "")));

    /** Tag to test to result; the worst one if a test ran several times. */
    private final Map<String, Map<String, String>> resultsByTag = new TreeMap<>(BY_NUMBER);

    private final Map<String, String> requirements = new TreeMap<>(BY_NUMBER);

    public static void main(String... args) throws Exception {
        var project = Path.of(args[0]);
        var report = new RequirementReport();
        report.readRequirements(project.resolve("docs/requirements.md"));
        report.readRows(project.resolve("docs/security.md"));
        for (String module : List.of("ejb", "web", "ear")) {
            report.readAllResults(project.resolve(module).resolve("target/test-report"));
        }
        var file = project.resolve("ear/target/requirements.txt");
        Files.writeString(file, report.text());
        System.out.println(report.summary() + " - " + project.relativize(file));
    }

    private void readRequirements(Path file) throws IOException {
        NUMBERED.matcher(Files.readString(file))
                .results()
                .forEach((MatchResult line) -> requirements.put("R" + line.group(1), line.group(2)));
    }

    private void readRows(Path file) throws IOException {
        ROW.matcher(Files.readString(file))
                .results()
                .forEach((MatchResult row) -> requirements.put(row.group(1), row.group(2)));
    }

    /** Each run of a test class or of a suite wrote one file. */
    private void readAllResults(Path folder) throws IOException, ParserConfigurationException, SAXException {
        if (Files.notExists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (Path file :
                    files.filter(path -> path.endsWith("open-test-report.xml")).toList()) {
                readResults(file);
            }
        }
    }

    private void readResults(Path file) throws IOException, ParserConfigurationException, SAXException {
        var events = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file.toFile())
                .getDocumentElement();
        Map<String, Element> started = new HashMap<>();
        elements(events, "e:started").forEach(test -> started.put(test.getAttribute("id"), test));
        elements(events, "e:finished").forEach(end -> add(started.get(end.getAttribute("id")), end));
    }

    private void add(Element start, Element end) {
        var status = elements(end, "result").findFirst().orElseThrow().getAttribute("status");
        boolean container = elements(start, "junit:type").anyMatch(type -> "CONTAINER".equals(type.getTextContent()));
        if (container && "SUCCESSFUL".equals(status)) {
            return;
        }
        elements(start, "tag")
                .forEach(tag -> resultsByTag
                        .computeIfAbsent(tag.getTextContent(), key -> new TreeMap<>())
                        .merge(name(start), status, RequirementReport::worse));
    }

    private static String name(Element start) {
        return elements(start, "java:methodSource")
                .findFirst()
                .map(method -> simple(method.getAttribute("className")) + "." + method.getAttribute("methodName"))
                .orElseGet(() -> start.getAttribute("name"));
    }

    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    private static String worse(String one, String other) {
        return "SUCCESSFUL".equals(one) ? other : one;
    }

    private boolean proven(String tag) {
        var results = resultsByTag.getOrDefault(tag, Map.of()).values();
        return !results.isEmpty() && results.stream().allMatch("SUCCESSFUL"::equals);
    }

    private String text() {
        var text = new StringBuilder(summary()).append("\n\n");
        requirements.forEach((tag, words) -> append(text, tag, words));
        resultsByTag.keySet().stream()
                .filter(tag -> !requirements.containsKey(tag))
                .forEach(tag -> append(text, tag, "(no such requirement)"));
        return text.toString();
    }

    private void append(StringBuilder text, String tag, String words) {
        text.append(proven(tag) ? "[x] " : "[ ] ")
                .append(tag)
                .append(' ')
                .append(words)
                .append('\n');
        resultsByTag
                .getOrDefault(tag, Map.of("no test", ""))
                .forEach((test, status) -> text.append("      ")
                        .append(test)
                        .append(' ')
                        .append(status)
                        .append('\n'));
    }

    private String summary() {
        var broken = resultsByTag.keySet().stream().filter(tag -> !proven(tag)).collect(joining(" "));
        return "Requirements: %s; security checklist: %s; not passed: %s"
                .formatted(summary("R\\d+"), summary("[CT]\\d+"), broken.isEmpty() ? "none" : broken);
    }

    private String summary(String tags) {
        var asked =
                requirements.keySet().stream().filter(tag -> tag.matches(tags)).toList();
        var open = asked.stream().filter(tag -> !resultsByTag.containsKey(tag)).count();
        return "%d of %d proven, %d without a test"
                .formatted(asked.stream().filter(this::proven).count(), asked.size(), open);
    }

    private static Stream<Element> elements(Element parent, String tag) {
        var nodes = parent.getElementsByTagName(tag);
        List<Element> found = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found.stream();
    }
}
