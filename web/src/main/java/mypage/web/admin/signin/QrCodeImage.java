package mypage.web.admin.signin;

import io.nayuki.qrcodegen.QrCode;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A QR code as the path of an SVG.
 *
 * @param size the length of its side in modules, the quiet zone included
 * @param path one unit square for each dark module
 */
public record QrCodeImage(int size, String path) {

    /** In modules, on each side (ISO/IEC 18004). */
    private static final int QUIET = 4;

    static QrCodeImage of(String text) {
        var code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        var path = IntStream.range(0, code.size * code.size)
                .filter(i -> code.getModule(i % code.size, i / code.size))
                .mapToObj(i -> "M" + (i % code.size + QUIET) + " " + (i / code.size + QUIET) + "h1v1h-1z")
                .collect(Collectors.joining());
        return new QrCodeImage(code.size + 2 * QUIET, path);
    }
}
