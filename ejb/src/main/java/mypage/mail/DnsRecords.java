package mypage.mail;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;

/** Records of the DNS, by the client of the JDK. */
final class DnsRecords {

    private static final String TIMEOUT_MILLIS = "3000";
    private static final String TRIES = "2";

    /** The JDK puts a space between the strings of a record, and quotes those that contain one (or nothing). */
    private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*+)\"(?: |$)|([^ ]++)(?: |$)");

    private final String server;

    /** @param server where to ask, as in {@code dns://192.0.2.1:53}; {@code dns:} for the servers of this machine */
    DnsRecords(String server) {
        this.server = server;
    }

    /** The texts of a name, each with its strings joined (RFC 7208, 3.3). */
    List<String> texts(String name) throws NamingException {
        return records(name, "TXT").stream().map(DnsRecords::joined).toList();
    }

    private static String joined(String strings) {
        return STRING.matcher(strings).results().map(DnsRecords::text).reduce("", String::concat);
    }

    private static String text(MatchResult string) {
        return Optional.ofNullable(string.group(1))
                .map(quoted -> quoted.replaceAll("\\\\(.)", "$1"))
                .orElseGet(() -> string.group(2));
    }

    /** The hosts that take mail for a domain; an empty name is a domain that wants none (RFC 7505). */
    List<String> mailHosts(String domain) throws NamingException {
        return records(domain, "MX").stream()
                .map(record -> record.replaceFirst("^\\d+ ", "").replaceFirst("\\.$", ""))
                .toList();
    }

    boolean hasAddress(String name) throws NamingException {
        return !records(name, "A").isEmpty() || !records(name, "AAAA").isEmpty();
    }

    /** Empty if there is no such name or record. */
    private List<String> records(String name, String type) throws NamingException {
        Hashtable<String, String> environment = new Hashtable<>();
        environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        environment.put(Context.PROVIDER_URL, server);
        environment.put("com.sun.jndi.dns.timeout.initial", TIMEOUT_MILLIS);
        environment.put("com.sun.jndi.dns.timeout.retries", TRIES);
        InitialDirContext dns = new InitialDirContext(environment);
        try {
            Attribute found = dns.getAttributes(name + ".", new String[] {type}).get(type);
            List<String> records = new ArrayList<>();
            if (found != null) {
                Collections.list(found.getAll()).forEach(record -> records.add(record.toString()));
            }
            return records;
        } catch (NameNotFoundException e) {
            return List.of();
        } finally {
            dns.close();
        }
    }
}
