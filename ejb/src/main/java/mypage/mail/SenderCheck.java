package mypage.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.naming.CommunicationException;
import javax.naming.NamingException;
import mypage.platform.Finding;
import mypage.platform.InstallationCheck;
import mypage.platform.SettingReader;

/**
 * Whether receivers will take the mails of this installation: the published records of the sender's domain, and of the
 * domain that undeliverable mails are returned to.
 */
public final class SenderCheck implements InstallationCheck {

    private interface Lookup {
        Finding find() throws NamingException;
    }

    @Override
    public List<Finding> findings(SettingReader settings) {
        MailSettings mail = settings.read(MailSettings.class);
        String from = mail.fromDomain().toLowerCase(Locale.ROOT);
        if (!from.contains(".")) {
            return List.of(Finding.todo("sender: MYPAGE_MAIL_FROM has the domain " + from + ", which has no records"));
        }
        return records(from, mail.envelopeDomain().toLowerCase(Locale.ROOT), settings.read(SenderCheckSettings.class));
    }

    private static List<Finding> records(String from, String envelope, SenderCheckSettings settings) {
        DnsRecords dns = new DnsRecords(settings.dns());
        List<Finding> findings = new ArrayList<>();
        try {
            for (String domain : Stream.of(from, envelope).distinct().toList()) {
                findings.add(found("MX", () -> mailHost(dns, domain)));
            }
            findings.add(found("SPF", () -> new SpfCheck(dns).of(envelope)));
            for (String selector : settings.selectors()) {
                findings.add(found("DKIM", () -> new DkimCheck(dns).of(selector, from)));
            }
            if (settings.selectors().isEmpty()) {
                findings.add(Finding.todo("DKIM: not looked at; name the selectors that the mail server signs with"
                        + " in MYPAGE_MAIL_DKIM_SELECTORS"));
            }
            findings.add(found("DMARC", () -> new DmarcCheck(dns).of(from, envelope)));
        } catch (CommunicationException e) {
            // Each further question would wait for as long.
            findings.add(Finding.todo("DNS: no server answers, see MYPAGE_CHECK_DNS (" + e.getMessage() + ")"));
        }
        return findings;
    }

    private static Finding found(String what, Lookup lookup) throws CommunicationException {
        try {
            return lookup.find();
        } catch (CommunicationException e) {
            throw e;
        } catch (NamingException e) {
            return Finding.todo(what + ": the DNS gave no answer (" + e + "); try again");
        }
    }

    /** Receivers refuse senders to whom nothing can be returned. */
    private static Finding mailHost(DnsRecords dns, String domain) throws NamingException {
        List<String> hosts = dns.mailHosts(domain);
        if (hosts.contains("")) {
            return Finding.todo(
                    "MX: " + domain + " says that it takes no mail, so undeliverable mails can't be returned");
        }
        for (String host : hosts) {
            if (!dns.hasAddress(host)) {
                return Finding.todo("MX: " + host + ", which takes the mail of " + domain + ", has no address");
            }
        }
        if (!hosts.isEmpty()) {
            return Finding.ok("MX: " + String.join(", ", hosts) + " takes the mail of " + domain);
        }
        return dns.hasAddress(domain)
                ? Finding.ok("MX: " + domain + " has none, and takes its mail itself")
                : Finding.todo("MX: nothing takes the mail of " + domain + ", so receivers may refuse its mails");
    }
}
