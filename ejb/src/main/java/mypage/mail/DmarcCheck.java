package mypage.mail;

import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.naming.NamingException;
import mypage.platform.Finding;

/**
 * Checks the policy of the sender's domain (DMARC, RFC 7489): whether there is one, and whether SPF counts for it, for
 * which the domain of the envelope must belong to that of the sender.
 */
final class DmarcCheck {

    private static final Set<String> POLICIES = Set.of("none", "quarantine", "reject");

    private final DnsRecords dns;

    DmarcCheck(DnsRecords dns) {
        this.dns = dns;
    }

    Finding of(String fromDomain, String envelopeDomain) throws NamingException {
        for (String domain = fromDomain; domain.contains("."); domain = domain.substring(domain.indexOf('.') + 1)) {
            List<String> records = dns.texts("_dmarc." + domain).stream()
                    .filter(text -> text.matches("(?i)v=DMARC1\\b.*"))
                    .toList();
            if (!records.isEmpty()) {
                String fault = fault(records, domain, fromDomain, envelopeDomain);
                return fault.isEmpty()
                        ? Finding.ok("DMARC: _dmarc." + domain + " has a policy, and SPF counts for it")
                        : Finding.todo("DMARC: the TXT record of _dmarc." + domain + " " + fault);
            }
        }
        return Finding.todo("DMARC: publish a policy as the TXT record of _dmarc." + fromDomain
                + ", at first v=DMARC1; p=none; rua=mailto:… to see who sends in your name");
    }

    /** Empty if there is none. */
    private static String fault(List<String> records, String domain, String fromDomain, String envelopeDomain) {
        if (records.size() > 1) {
            return "exists " + records.size() + " times, so receivers ignore it";
        }
        Map<String, String> tags = Tags.of(records.get(0));
        String own = tags.getOrDefault("p", "");
        String policy = domain.equals(fromDomain) ? own : tags.getOrDefault("sp", own);
        if (!POLICIES.contains(policy)) {
            return "has no policy (p=none, quarantine or reject)";
        }
        if (policy.equals("none")) {
            return "has the policy none: receivers deliver what others send in your name. Once the reports show only"
                    + " your own servers, use quarantine or reject";
        }
        boolean isStrict = tags.getOrDefault("aspf", "r").equals("s");
        boolean isAligned = isStrict
                ? envelopeDomain.equals(fromDomain)
                : isWithin(envelopeDomain, domain) || isWithin(fromDomain, envelopeDomain);
        return isAligned
                ? ""
                : "does not let SPF count, because MYPAGE_MAIL_ENVELOPE_FROM has the domain " + envelopeDomain + " and "
                        + "MYPAGE_MAIL_FROM " + fromDomain + ". Mails pass by DKIM alone";
    }

    private static boolean isWithin(String name, String domain) {
        return name.equals(domain) || name.endsWith("." + domain);
    }
}
