package mypage.demo;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Standard output that can show Japanese, also where the locale says ASCII (as in most containers). */
public final class Console {
    private static final PrintStream OUT = new PrintStream(new FileOutputStream(FileDescriptor.out), true, charset());

    private Console() {}

    public static void say(String text) {
        OUT.println(text);
    }

    private static Charset charset() {
        Charset local = Charset.forName(System.getProperty("native.encoding", "UTF-8"));
        return local.canEncode() && local.newEncoder().canEncode('あ') ? local : StandardCharsets.UTF_8;
    }
}
