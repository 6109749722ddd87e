package mypage.export;

import java.util.List;
import java.util.Map;

/**
 * What the service holds about an account: sections with names, each with entries of the same fields. Names are English
 * and never change, for programs that read the file.
 *
 * @param sections in the order of the file
 */
public record ExportedData(List<Section> sections) {

    /** @param entries fields in the order of the file, without those that have no value */
    public record Section(String name, List<Map<String, String>> entries) {
        public Section {
            entries = List.copyOf(entries);
        }
    }

    public ExportedData {
        sections = List.copyOf(sections);
    }
}
