package mypage.web;

import java.util.List;
import java.util.stream.Stream;
import mypage.account.AccountState;
import mypage.addressrequests.AddressRequest;
import mypage.addressrequests.Evidence;
import mypage.admin.addressrequests.AddressRequestFilter;
import mypage.admin.addressrequests.RequestActionResult;
import mypage.admin.addressrequests.RequestOpeningResult;
import mypage.admin.approvals.ActDecisionResult;
import mypage.admin.approvals.ActKind;
import mypage.admin.approvals.ActState;
import mypage.admin.contact.BadContact;
import mypage.admin.contact.ContactList;
import mypage.admin.dashboard.AlarmKind;
import mypage.admin.faq.QuestionChange;
import mypage.admin.users.AccountActionResult;
import mypage.admin.users.BulkActKind;
import mypage.platform.ActReason;
import mypage.web.admin.addressrequests.RequestAction;
import mypage.web.admin.approvals.ApprovalAction;
import mypage.web.admin.clients.ClientAction;
import mypage.web.admin.dashboard.AlarmAction;
import mypage.web.admin.faq.FaqAction;
import mypage.web.admin.imports.ImportAction;
import mypage.web.admin.mails.MailAction;
import mypage.web.admin.staff.MemberAction;
import mypage.web.admin.users.AccountAction;
import mypage.web.admin.users.BulkAction;
import mypage.web.admin.users.SessionAction;

/** The keys of labels that pages for staff make of names. */
final class LabelKeys {

    private LabelKeys() {}

    static List<String> all() {
        return Stream.of(
                        keys("account.state.", AccountState.values(), ""),
                        keys("accountAction.not.", AccountActionResult.values(), ""),
                        keys("requests.filter.", AddressRequestFilter.values(), ""),
                        keys("request.refused.", RequestOpeningResult.Reason.values(), ""),
                        keys("request.refused.", RequestActionResult.Reason.values(), ""),
                        keys("request.state.", AddressRequest.State.values(), ""),
                        keys("evidence.", Evidence.values(), ""),
                        keys("accountAction.", AccountAction.values(), ".title", ".notes", ".done"),
                        keys("sessionAction.", SessionAction.values(), ".title", ".notes", ".done"),
                        keys("bulkAction.", BulkAction.values(), ".title", ".link", ".submit", ".notes", ".done"),
                        keys("requestAction.", RequestAction.values(), ".title", ".notes", ".done"),
                        keys(
                                "memberAction.",
                                MemberAction.values(),
                                ".title",
                                ".link",
                                ".lead",
                                ".notes",
                                ".submit",
                                ".done"),
                        keys("importAction.", ImportAction.values(), ".title", ".link", ".submit", ".back", ".done"),
                        keys("clientAction.", ClientAction.values(), ".title", ".notes", ".submit", ".done"),
                        Stream.of(
                                        "id",
                                        "service",
                                        "name",
                                        "english",
                                        "sector",
                                        "redirects",
                                        "after",
                                        "logout",
                                        "keys",
                                        "withoutPkce")
                                .map(field -> "client.wrong." + field),
                        keys("faqAction.", FaqAction.values(), ".title", ".notes", ".done"),
                        keys("faq.history.", QuestionChange.Kind.values(), ""),
                        keys("bulk.", BulkActKind.values(), ""),
                        keys("contacts.bad.", BadContact.Reason.values(), ""),
                        keys("contacts.new.", ContactList.values(), ""),
                        keys("mailAction.", MailAction.values(), ".title", ".submit", ".back", ".done"),
                        keys("reason.", ActReason.Kind.values(), ""),
                        keys("alarmAction.", AlarmAction.values(), ".title", ".notes", ".done"),
                        keys("alarm.", AlarmKind.values(), ""),
                        Stream.of(AlarmKind.values())
                                .filter(AlarmKind::isEvent)
                                .flatMap(kind -> Stream.of("attention." + kind, "attention." + kind + ".advice")),
                        keys("approvalAction.", ApprovalAction.values(), ".title", ".notes", ".submit", ".done"),
                        keys("approval.not.", ActDecisionResult.values(), ""),
                        keys("act.state.", ActState.values(), ""),
                        keys("act.", ActKind.values(), ""),
                        Stream.of(ActKind.values())
                                .filter(kind -> kind != ActKind.POSTPONE_OTP)
                                .map(kind -> "act." + kind + ".notes"),
                        Stream.of("act.roles.present", "act.roles.new", "approvalAction.back", "alarmAction.back"),
                        Stream.of("sessionAction.back", "bulkAction.back", "faqAction.back"),
                        Stream.of("accountAction.back", "requestAction.back", "memberAction.back", "clientAction.back"))
                .flatMap(keys -> keys)
                .toList();
    }

    private static Stream<String> keys(String stem, Enum<?>[] names, String... ends) {
        return Stream.of(names).flatMap(name -> Stream.of(ends).map(end -> stem + name + end));
    }
}
