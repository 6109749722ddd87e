package mypage.web.admin.staff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which names a new member can have. */
class InviteBackingTest {

    @Test
    void refusesNamesThatAreBlankOrTooLong() {
        assertEquals(Optional.empty(), InviteBacking.wrong("山田　太郎"));
        assertEquals(Optional.empty(), InviteBacking.wrong("長".repeat(100)));
        assertTrue(InviteBacking.wrong("　 ".strip()).orElseThrow().contains("入力してください"));
        assertTrue(InviteBacking.wrong("長".repeat(101)).orElseThrow().contains("100文字"));
    }
}
