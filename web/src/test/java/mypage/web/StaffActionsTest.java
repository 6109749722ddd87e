package mypage.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mypage.web.admin.addressrequests.RequestAction;
import mypage.web.admin.approvals.ApprovalAction;
import mypage.web.admin.dashboard.AlarmAction;
import mypage.web.admin.faq.FaqAction;
import mypage.web.admin.imports.ImportAction;
import mypage.web.admin.mails.MailAction;
import mypage.web.admin.site.StaffAction;
import mypage.web.admin.site.StaffPage;
import mypage.web.admin.staff.MemberAction;
import mypage.web.admin.users.AccountAction;
import mypage.web.admin.users.SessionAction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A new action needs a page in the file of its kind, and a new page in that file needs an action. */
class StaffActionsTest {

    static Stream<List<? extends StaffAction<?>>> kinds() {
        return Stream.of(
                List.of(AccountAction.values()),
                List.of(SessionAction.values()),
                List.of(ApprovalAction.values()),
                List.of(RequestAction.values()),
                List.of(MemberAction.values()),
                List.of(ImportAction.values()),
                List.of(MailAction.values()),
                List.of(AlarmAction.values()),
                List.of(FaqAction.values()));
    }

    /** Whoever reads an account, a request or the audit trail is to learn why. */
    @Test
    void askWhyWherePeopleAreConcerned() {
        Set<String> without = kinds().flatMap(List::stream)
                .filter(action -> !action.asksWhy())
                .map(action -> ((Enum<?>) action).getDeclaringClass().getSimpleName())
                .collect(Collectors.toSet());

        assertEquals(Set.of("AlarmAction", "FaqAction", "ImportAction", "MailAction"), without);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void haveExactlyThePagesOfOneFile(List<? extends StaffAction<?>> kind) {
        Set<StaffPage> pages = EnumSet.noneOf(StaffPage.class);
        kind.forEach(action -> pages.add(action.page()));
        Set<StaffPage> sharing = EnumSet.allOf(StaffPage.class);
        sharing.removeIf(page -> !page.file().equals(kind.get(0).page().file()));

        assertEquals(sharing, pages, "the pages of one file and those of its actions");
    }
}
