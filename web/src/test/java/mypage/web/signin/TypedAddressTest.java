package mypage.web.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class TypedAddressTest {

    private final TypedAddress converter = new TypedAddress();

    @Test
    void convertsFullWidthLettersAndStripsSpaces() {
        assertEquals("taro@example.jp", converter.getAsObject(null, null, "　ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐ "));
    }

    @Test
    void blankTextIsNoAddress() {
        assertNull(converter.getAsObject(null, null, " 　"));
        assertNull(converter.getAsObject(null, null, null));
    }
}
