package mypage.web.admin.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StaffPageTest {

    @ParameterizedTest
    @CsvSource({
        "HOME, HOME",
        "ACCOUNT_LOCK, ACCOUNTS",
        "REQUEST, REQUESTS",
        "STOP_END, STOPS",
        "NOTICE_TEXT, NOTICES",
        "LAUNCH_CHANGE, LAUNCH",
        "AUDIT_CHECK_RUN, AUDIT",
        "IMPORT_CANCEL, IMPORTS",
        "STAFF_TRIES, STAFF"
    })
    void belongsToAnEntryOfTheMenu(StaffPage page, StaffPage section) {
        assertEquals(Optional.of(section), page.section());
    }

    @ParameterizedTest
    @EnumSource(names = {"LOGIN", "ENROL_CODE", "ME", "ME_CODES"})
    void belongsToNoneWhereNobodyOrOnlyOneselfIsConcerned(StaffPage page) {
        assertEquals(Optional.empty(), page.section());
    }
}
