package mypage.admin.contact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import mypage.StaffMemberFixture;
import mypage.TestAccount;
import mypage.TestContainer;
import mypage.account.Service;
import mypage.admin.contact.ContactFileResult.Bad;
import mypage.admin.contact.ContactFileResult.Good;
import mypage.admin.contact.ContactFileResult.Refused;
import mypage.contact.ContactService;
import mypage.contact.HelpDesk;
import mypage.contact.Office;
import mypage.contact.Prefecture;
import mypage.contact.UserMailTexts;
import mypage.platform.CsvFile.Problem;
import mypage.platform.Language;
import mypage.signin.SignInService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContactListTest {

    private static final String DESKS = "サービス,言語,名前,電話番号,受付時間\r\n";
    private static final String OFFICES = "都道府県,名前,住所,電話番号,受付時間\r\n";
    private static final String TWO_DESKS =
            DESKS + "求人者,日本語,求人者コールセンター,０１２０－０００－１１１,平日 9:00～18:00\r\n" + ",vi,Hỗ trợ,03-0000-2222,\r\n";

    private final TestContainer container = new TestContainer();
    private final ContactListService lists = container.get(ContactListService.class);
    private final ContactService users = container.get(ContactService.class);
    private final StaffMemberFixture staff = new StaffMemberFixture(container, "窓口を直す人");

    @AfterEach
    void removeAll() {
        for (String table : List.of("help_desk", "office")) {
            container.inTransaction(() -> container
                    .entities()
                    .createNativeQuery("delete from " + table)
                    .executeUpdate());
        }
    }

    private ContactFileResult check(byte[] file) {
        return lists.check(ContactList.DESKS, file.length, () -> new ByteArrayInputStream(file));
    }

    private ContactFileResult replace(ContactList list, String file) {
        byte[] bytes = file.getBytes(UTF_8);
        return lists.replace(list, bytes.length, () -> new ByteArrayInputStream(bytes), staff.context);
    }

    private int mailsTo(StaffMemberFixture member) {
        return container.inTransaction(() -> ((Number) container
                        .entities()
                        .createNativeQuery("select count(*) from outbox_message where topic like ?1")
                        .setParameter(1, "staff:CONTACTS_REPLACED:%:" + member.context.staffId())
                        .getSingleResult())
                .intValue());
    }

    private static List<String> names(List<HelpDesk> desks) {
        return desks.stream().map(HelpDesk::name).toList();
    }

    @Test
    void usersSeeTheDesksOfTheirServiceThatSpeakTheirLanguageFirst() {
        assertEquals(List.of(), users.desks(Service.EMPLOYER, Language.JA));

        assertEquals(new Good(2, 2, 0), replace(ContactList.DESKS, TWO_DESKS));
        container.clock.pass(Duration.ofSeconds(10));

        assertEquals(List.of("求人者コールセンター", "Hỗ trợ"), names(users.desks(Service.EMPLOYER, Language.JA_EASY)));
        assertEquals(List.of("Hỗ trợ", "求人者コールセンター"), names(users.desks(Service.EMPLOYER, Language.VI)));
        assertEquals(List.of("Hỗ trợ"), names(users.desks(Service.SEEKER, Language.JA)));
        assertEquals(2, users.desks(null, Language.JA).size());
        assertEquals(List.of("Hỗ trợ"), names(users.desksFor(Service.EMPLOYER, Language.VI)));
        assertEquals(List.of("求人者コールセンター"), names(users.desksFor(Service.EMPLOYER, Language.PT)));
        assertEquals("0120-000-111", lists.desks().getFirst().telephone());
    }

    @Test
    void officesAreFoundByPrefecture() {
        assertFalse(users.hasOffices());
        replace(
                ContactList.OFFICES,
                OFFICES + "東京,上野,台東区東上野4-1-2,03-0000-3333,平日\r\n北海道,札幌,札幌市中央区,011-000-4444,\r\n"
                        + "東京都,品川,港区芝5,03-0000-5555,\r\n");
        container.clock.pass(Duration.ofSeconds(10));

        assertTrue(users.hasOffices());
        assertEquals(
                List.of("上野", "品川"),
                users.offices(Prefecture.TOKYO).stream().map(Office::name).toList());
        assertEquals(List.of(), users.offices(Prefecture.OKINAWA));
    }

    @Test
    void aListReplacesTheOlderOneAndIsRecorded() {
        var colleague = new StaffMemberFixture(container, "同僚");
        container.inTransaction(() -> container
                .entities()
                .createNativeQuery("update staff set password_hash = '', totp_secret = '' where id = ?1")
                .setParameter(1, colleague.context.staffId())
                .executeUpdate());
        replace(ContactList.DESKS, TWO_DESKS);
        container.clock.pass(Duration.ofSeconds(1));
        String changed = TWO_DESKS.replace("03-0000-2222", "03-0000-9999") + ",,三つ目,03-0000-3333,\r\n";
        assertEquals(new Good(3, 2, 1), check(changed.getBytes(UTF_8)));
        assertEquals(2, lists.desks().size(), "only checked");
        assertEquals(1, mailsTo(colleague));

        assertEquals(new Good(3, 2, 1), replace(ContactList.DESKS, changed));
        assertEquals(2, mailsTo(colleague), "one member could send users to a number of its own");

        assertEquals(List.of("求人者コールセンター", "Hỗ trợ", "三つ目"), names(lists.desks()));
        assertEquals(
                List.of("HELP_DESKS_REPLACED", "HELP_DESKS_REPLACED"),
                container.inTransaction(() -> container
                        .entities()
                        .createNativeQuery("select kind from audit_event where staff_id = ?1 order by id")
                        .setParameter(1, staff.context.staffId())
                        .getResultList()));
    }

    @Test
    void aDownloadedListCanBeUploadedAgain() {
        replace(ContactList.DESKS, TWO_DESKS);
        StringBuilder file = new StringBuilder(DESKS);
        lists.lines(ContactList.DESKS)
                .forEach(line -> file.append(String.join(",", line)).append("\r\n"));

        byte[] asExcelWritesIt = file.toString().replace("Hỗ trợ", "Support").getBytes(Charset.forName("windows-31j"));
        assertEquals(new Good(2, 1, 1), check(asExcelWritesIt));
    }

    /** A download has an apostrophe before what a spreadsheet would take for a formula. */
    @Test
    void anApostropheOfADownloadIsDropped() {
        replace(ContactList.DESKS, DESKS + ",,'@相談窓口,03-0000-0000,'昼'\r\n");

        assertEquals(List.of("@相談窓口"), names(lists.desks()));
        assertEquals("'昼'", lists.desks().getFirst().hours());
    }

    @ParameterizedTest
    @CsvSource({
        "求職, ja, 名前, 03-0000-0000, UNKNOWN_SERVICE",
        "求職者, 仏語, 名前, 03-0000-0000, UNKNOWN_LANGUAGE",
        "求職者, ja, '', 03-0000-0000, NO_NAME",
        "求職者, ja, 名前, 0300000000, BAD_TELEPHONE",
        "求職者, ja, 名前, 03-0000-000, BAD_TELEPHONE",
        "求職者, ja, 名前, 3-0000-0000, BAD_TELEPHONE",
        "求職者, ja, 名前, 0120-0000-00000, BAD_TELEPHONE",
        "求職者, ja, 名前, '', BAD_TELEPHONE",
    })
    void oneBadLineKeepsTheWholeListOut(
            String service, String language, String name, String telephone, BadContact.Reason reason) {
        replace(ContactList.DESKS, TWO_DESKS);

        String bad = String.join(",", service, language, name, telephone, "");
        assertEquals(
                new Bad(List.of(new BadContact(3, reason))),
                replace(ContactList.DESKS, DESKS + ",,よい,03-0000-0000,\r\n" + bad + "\r\n"));

        assertEquals(2, lists.desks().size());
    }

    @Test
    void badOfficesAreTold() {
        assertEquals(
                new Bad(List.of(
                        new BadContact(2, BadContact.Reason.UNKNOWN_PREFECTURE),
                        new BadContact(3, BadContact.Reason.NO_ADDRESS),
                        new BadContact(4, BadContact.Reason.TOO_LONG),
                        new BadContact(5, BadContact.Reason.CONTROL_CHARACTER))),
                replace(
                        ContactList.OFFICES,
                        OFFICES + "江戸,上野,住所,03-0000-0000,\r\n東京,上野,,03-0000-0000,\r\n"
                                + "東京,上野," + "あ".repeat(201) + ",03-0000-0000,\r\n"
                                + "東京,上野,\"二\n行\",03-0000-0000,\r\n"));
    }

    @Test
    void aFileThatCannotBeReadIsRefusedAsAWhole() {
        assertEquals(new Refused(Problem.EMPTY), replace(ContactList.DESKS, ""));
        assertEquals(new Refused(Problem.EMPTY), replace(ContactList.DESKS, DESKS));
        assertEquals(new Refused(Problem.EMPTY), replace(ContactList.OFFICES, OFFICES));
        assertEquals(new Refused(Problem.NO_HEADER), replace(ContactList.DESKS, OFFICES));
        assertEquals(new Refused(Problem.TOO_LARGE), check(new byte[1024 * 1024 + 1]));
        assertEquals(
                new Refused(Problem.TOO_MANY_LINES),
                replace(ContactList.DESKS, DESKS + ",,名前,03-0000-0000,\r\n".repeat(2001)));
    }

    @Test
    void mailsToUsersEndWithWhomTheyCanAsk() {
        assertFalse(mail(Language.JA).contains("求人者コールセンター"));
        replace(ContactList.DESKS, TWO_DESKS);
        container.clock.pass(Duration.ofSeconds(10));

        String mail = mail(Language.JA);
        assertTrue(mail.contains("\n　求人者コールセンター： 0120-000-111（平日 9:00～18:00）\n\n職員が"), mail);
        assertFalse(mail.contains("Hỗ trợ"), mail);
        assertTrue(mail(Language.VI).contains("\n　Hỗ trợ： 03-0000-2222\n"));
    }

    private String mail(Language language) {
        return container
                .get(UserMailTexts.class)
                .in(language, Service.EMPLOYER)
                .mailOf("題", "本文")
                .body();
    }

    /** Mails that carry a code must not teach anybody to follow links. */
    @Test
    void theMailOfACodeNamesTheDeskAndHasNoLink() {
        replace(ContactList.DESKS, TWO_DESKS);
        container.clock.pass(Duration.ofSeconds(10));
        TestAccount account = new TestAccount(container, Service.EMPLOYER);
        container
                .get(SignInService.class)
                .begin(account.service, account.email, TestAccount.PASSWORD, TestAccount.newBrowser(), account.context);

        String body = account.lastMail().body();
        assertTrue(body.contains("求人者コールセンター： 0120-000-111"), body);
        assertFalse(body.contains("http"), body);
    }
}
