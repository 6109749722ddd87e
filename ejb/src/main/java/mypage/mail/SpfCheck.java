package mypage.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.naming.NamingException;
import mypage.platform.Finding;
import mypage.platform.Network;

/**
 * Checks the record that names the servers which may send for a domain (SPF, RFC 7208). Which address the mail server
 * sends from is not known here, so the operator has to see that the record covers it.
 */
final class SpfCheck {

    /** More than that is an error for the receiver (RFC 7208, 4.6.4). */
    private static final int MOST_LOOKUPS = 10;

    private static final Pattern TERM = Pattern.compile("([+~?-]?)([A-Za-z][\\w.-]*)(?:([:=/])(.*))?");

    private final DnsRecords dns;
    private final List<String> faults = new ArrayList<>();
    private int lookups;

    SpfCheck(DnsRecords dns) {
        this.dns = dns;
    }

    Finding of(String domain) throws NamingException {
        String end = walk(domain);
        if (lookups > MOST_LOOKUPS) {
            faults.add("needs more than " + MOST_LOOKUPS + " lookups, which receivers treat as an error");
        }
        if (faults.isEmpty() && !end.equals("-") && !end.equals("~")) {
            faults.add("does not end with -all or ~all, so anybody may send for the domain");
        }
        return faults.isEmpty()
                ? Finding.ok("SPF: " + domain + " names its servers; see that the address of your mail server is one")
                : Finding.todo("SPF: the TXT record of " + domain + " " + String.join("; it ", faults));
    }

    /** @return what the record says of all other servers; empty for nothing */
    private String walk(String domain) throws NamingException {
        List<String> records = dns.texts(domain).stream()
                .filter(text -> text.matches("(?i)v=spf1( .*)?"))
                .toList();
        if (records.size() != 1) {
            faults.add(
                    records.isEmpty()
                            ? "v=spf1 is missing" + named(domain)
                            : "v=spf1 exists " + records.size() + " times" + named(domain));
            return "";
        }
        String end = "";
        for (String term : records.get(0).substring("v=spf1".length()).strip().split(" +")) {
            end = term.isEmpty() ? end : judged(term, end);
        }
        return end;
    }

    private static String named(String domain) {
        return " (" + domain + ")";
    }

    private String judged(String term, String end) throws NamingException {
        Matcher parts = TERM.matcher(term);
        if (!parts.matches()) {
            faults.add("has a term that is none: " + term);
            return end;
        }
        String value = parts.group(4) == null ? "" : parts.group(4);
        switch (parts.group(2).toLowerCase(Locale.ROOT)) {
            case "all" -> {
                return parts.group(1).isEmpty() ? "+" : parts.group(1);
            }
            case "include" -> include(value);
            case "redirect" -> {
                lookups++;
                return lookups > MOST_LOOKUPS ? end : walk(value);
            }
            case "a", "mx", "exists" -> lookups++;
            case "ptr" -> {
                lookups++;
                faults.add("uses ptr, which receivers may ignore");
            }
            case "ip4", "ip6" -> network(term, value);
            default -> {
                if (!"=".equals(parts.group(3))) {
                    faults.add("has an unknown mechanism: " + term);
                }
            }
        }
        return end;
    }

    private void include(String domain) throws NamingException {
        lookups++;
        if (lookups <= MOST_LOOKUPS) {
            walk(domain);
        }
    }

    private void network(String term, String value) {
        if (Network.parse(value).isEmpty()) {
            faults.add("has a network that is none: " + term);
        }
    }
}
