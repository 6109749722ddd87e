package mypage.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ServerTextTest {

    /** Anybody can send such a text. */
    @Test
    void anyLengthOfUnprintableTextIsRead() {
        assertEquals("a b", ServerText.printable("a" + " ".repeat(100_000) + "b"));
        assertEquals("a b", ServerText.printable("a" + "\u0000😀\u202e".repeat(100_000) + "b"));
    }

    @Test
    void whatCanBePrintedStays() {
        assertEquals("宛先 か\u3099", ServerText.printable(" 宛先\u0000か\u3099\u202e"));
        assertEquals("Ⅸ (5) + €", ServerText.printable("Ⅸ\r\n(5) 😀+\t€\u200b"));
    }
}
