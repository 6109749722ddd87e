package mypage.mail;

import jakarta.mail.MessagingException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.naming.NamingException;
import mypage.platform.Check;
import mypage.platform.Clocks;
import mypage.platform.Finding;
import mypage.platform.Language;
import mypage.platform.PlatformSettings;
import mypage.platform.Secrets;
import mypage.platform.SettingReader;

/**
 * A command that checks whether receivers will take the mails of this installation: the published records of the
 * sender's domain and of the domain that undeliverable mails are returned to, and, if an address is given, a mail to it
 * through the mail server. Takes the settings of the application from the environment. Prints a line for each finding.
 * Exits with 0 if nothing is to be done, 1 if something is, 2 if the arguments or settings are unusable.
 */
public final class SenderCheck {

    private static final int TO_DO = 1;
    private static final int UNUSABLE = 2;
    private static final String USAGE =
            "usage: mypage.mail.SenderCheck [--selector NAME]… [--to name@example.jp] [--dns dns://192.0.2.1]";

    private final SettingReader reader;
    private final MailSettings settings;
    private final DnsRecords dns;

    /**
     * Reads the settings of mails.
     *
     * @param reader the settings of the application
     * @param dnsServer where to ask, as in {@code dns://192.0.2.1}; {@code dns:} for the servers of this machine
     * @throws IllegalArgumentException if a setting is unusable
     */
    public SenderCheck(SettingReader reader, String dnsServer) {
        this.reader = reader;
        this.settings = reader.read(MailSettings.class);
        this.dns = new DnsRecords(dnsServer);
    }

    private interface Lookup {
        Finding find() throws NamingException;
    }

    /**
     * Checks the published records.
     *
     * @param selectors those with which the mail server signs
     */
    public List<Finding> records(List<String> selectors) {
        String from = settings.fromDomain().toLowerCase(Locale.ROOT);
        String envelope = settings.envelopeDomain().toLowerCase(Locale.ROOT);
        List<Finding> findings = new ArrayList<>();
        Stream.of(from, envelope).distinct().forEach(domain -> findings.add(found("MX", () -> mailHost(domain))));
        findings.add(found("SPF", () -> new SpfCheck(dns).of(envelope)));
        for (String selector : selectors) {
            findings.add(found("DKIM", () -> new DkimCheck(dns).of(selector, from)));
        }
        if (selectors.isEmpty()) {
            findings.add(Finding.todo("DKIM: not looked at; name the selectors that the mail server signs with"));
        }
        findings.add(found("DMARC", () -> new DmarcCheck(dns).of(from, envelope)));
        return findings;
    }

    private static Finding found(String what, Lookup lookup) {
        try {
            return lookup.find();
        } catch (NamingException e) {
            return Finding.todo(what + ": the DNS gave no answer (" + e + "); try again");
        }
    }

    /** Receivers refuse senders to whom nothing can be returned. */
    private Finding mailHost(String domain) throws NamingException {
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

    /**
     * Sends a mail to this address through the mail server, as a node does.
     *
     * @throws IllegalArgumentException if a setting is unusable
     */
    public Finding delivery(String recipient) {
        SmtpSettings smtp = reader.read(SmtpSettings.class);
        PlatformSettings platform = reader.read(PlatformSettings.class);
        Clock clock = new Clocks().clock();
        SmtpConnections connections = new SmtpConnections();
        connections.settings = smtp;
        connections.platformSettings = platform;
        connections.clock = clock;
        MailTransport transport = new MailTransport();
        transport.connections = connections;
        transport.clock = clock;
        transport.platformSettings = platform;
        transport.settings = settings;
        transport.returnPath = new ReturnPath();
        transport.returnPath.settings = settings;
        transport.returnPath.secrets = new Secrets(platform);
        try {
            // A number that no mail of a node has.
            transport.send(clock.millis(), recipient, text());
            return Finding.ok("delivery: " + smtp + " accepted a mail to " + recipient
                    + "; see that it arrives, not as spam, and that it passes SPF, DKIM and DMARC");
        } catch (MessagingException e) {
            return Finding.todo("delivery: " + smtp + " did not accept a mail to " + recipient + ": "
                    + DeliveryFailure.to(e, "").text());
        } finally {
            connections.closeAll();
        }
    }

    private static Mail text() {
        return new Mail(
                Language.JA,
                "メール設定の確認 / Check of the mail settings",
                "このメールは、メールの設定を確認するために、運用担当者が送りました。\n\n" + "An operator sent this mail to check the mail settings.");
    }

    public static void main(String[] arguments) {
        List<String> selectors = new ArrayList<>();
        Optional<String> recipient = Optional.empty();
        String server = "dns:";
        for (int i = 0; i < arguments.length; i += 2) {
            String value = i + 1 < arguments.length ? arguments[i + 1] : "";
            switch (value.isEmpty() ? "" : arguments[i]) {
                case "--selector" -> selectors.add(value);
                case "--to" -> recipient = Optional.of(value);
                case "--dns" -> server = value;
                default -> {
                    System.out.println(USAGE);
                    System.exit(UNUSABLE);
                }
            }
        }
        System.exit(run(server, selectors, recipient));
    }

    private static int run(String server, List<String> selectors, Optional<String> recipient) {
        try {
            SenderCheck check = new SenderCheck(Check.reader(System.getenv()), server);
            List<Finding> findings = new ArrayList<>(check.records(selectors));
            recipient.ifPresent(address -> findings.add(check.delivery(address)));
            findings.forEach(System.out::println);
            return findings.stream().allMatch(Finding::isOk) ? 0 : TO_DO;
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
            return UNUSABLE;
        }
    }
}
