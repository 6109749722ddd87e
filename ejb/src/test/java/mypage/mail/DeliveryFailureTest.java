package mypage.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryFailureTest {

    private static final Address[] ONE = {
        new Address() {
            private static final long serialVersionUID = 1L;

            @Override
            public String getType() {
                return "rfc822";
            }

            @Override
            public String toString() {
                return "taro@example.jp";
            }

            @Override
            public boolean equals(Object other) {
                return this == other;
            }

            @Override
            public int hashCode() {
                return 1;
            }
        }
    };

    /** As the library reports it, with the reply of the server in a nested exception. */
    private static DeliveryFailure refusal(String reply, String body) {
        return DeliveryFailure.to(
                new SendFailedException(
                        "Invalid Addresses",
                        new MessagingException(reply + "\r\n"),
                        new Address[0],
                        new Address[0],
                        reply.startsWith("4") ? null : ONE),
                body);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "550 5.1.1 <taro@example.jp>: User unknown | true",
                "550 no such user here | true",
                "551 5.1.6 moved | true",
                "553 5.1.3 bad mailbox | true",
                "550 5.1.1 <spam-relay@example.jp>: Recipient address rejected | true",
                "550 5.1.10 null MX | true",
                "550 sorry, no mailbox here by that name (#5.1.1) | true",
                "550 5.7.1 relaying denied | false",
                "550 relay not permitted | false",
                "550 5.0.0 <node.example.jp[192.0.2.1]>: Client host rejected: not listed | false",
                "550 Administrative prohibition: not permitted | false",
                "553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1) | false",
                "550 Access DENIED | false",
                "550 Blocked by our policy | false",
                "550 5.1.8 <no-reply@mypage.example.jp>: Sender address rejected | false",
                "550 Sender verify failed | false",
                "554 5.7.1 policy | false",
                "552 5.2.2 mailbox full | false",
                "450 4.2.0 greylisted | false",
                "451 4.7.1 try again | false"
            })
    void isForGoodOnlyWhenThereIsNoSuchMailbox(String reply, boolean forGood) {
        assertEquals(new DeliveryFailure(reply, forGood), refusal(reply, ""));
    }

    @Test
    void isTemporaryWhenTheSenderIsRefused() {
        var failure = new SendFailedException("550 5.1.8 sender refused", null, new Address[0], ONE, new Address[0]);
        assertFalse(DeliveryFailure.to(failure, "").isForGood());
    }

    @Test
    void saysWhyTheServerWasNotReached() {
        var failure = new MessagingException("Couldn't connect", new ConnectException("Connection refused"));
        assertEquals(
                new DeliveryFailure("Couldn't connect: Connection refused", false),
                DeliveryFailure.to(failure, "012345"));
        assertEquals(
                "java.lang.IllegalStateException",
                DeliveryFailure.to(new IllegalStateException(), "").text());
    }

    @Test
    void quotesNeitherCodeNorLinkOfTheMail() {
        String body =
                "（認証コード）： 012345 \n確認番号： 0123 4567 8901\nhttps://mypage.example.jp/seeker/not-me?t=aB-9_x&lang=ja\n";
        String said = "550 5.6.0 queue 987654: [012345 / 0123 4567 8901 /"
                + " https://mypage.example.jp/seeker/not-me?t=aB-9_x&lang=ja] looks\r\n like spam";
        assertEquals(
                "550 5.6.0 queue 987654: [… / … / https://mypage.example.jp/seeker/not-me?t=…&lang=ja] looks like spam",
                refusal(said, body).text());
    }

    /** The HTML part has the link in another spelling, and a server may cut it off. */
    @ParameterizedTest
    @ValueSource(strings = {"t=aB-9_x&amp;lang=ja", "t=aB-9_x&", "t=aB-9_x"})
    void quotesNoSecretOfALinkInAnySpelling(String quoted) {
        String said = refusal(
                        "550 blocked https://mypage.example.jp/x?" + quoted,
                        "https://mypage.example.jp/x?t=aB-9_x&lang=ja")
                .text();
        assertFalse(said.contains("aB-9_x"), said);
    }

    /** The database can't store all that a server may say. */
    @ParameterizedTest
    @ValueSource(strings = {"451 4.3.0 a\0b\33[31m\r\nlater", "451 4.3.0 a \u0085\u202eb \ud83d[31m later"})
    void isOneLineOfPrintableText(String reply) {
        assertEquals("451 4.3.0 a b [31m later", refusal(reply, "").text());
    }
}
