package mypage.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The key file and who may read it. */
public final class KeyFileCheck implements InstallationCheck {

    private static final Set<PosixFilePermission> OF_OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);

    @Override
    public List<Finding> findings(SettingReader settings) {
        PlatformSettings platform = settings.read(PlatformSettings.class);
        if (platform.secretKeys().isEmpty()) {
            return List.of(Finding.todo("keys: MYPAGE_SECRET_KEYS is not set; docs/keys.md says how to make the file"));
        }
        Path file = Path.of(platform.secretKeys().get());
        String first = KeyFile.read(file).firstId();
        return List.of(
                isForOthers(file)
                        ? Finding.todo("keys: others may read or write the key file; run chmod 400 on it")
                        : Finding.ok("keys: new values are made with " + first + "; only their user may read them"));
    }

    private static boolean isForOthers(Path file) {
        try {
            PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
            return view != null && view.readAttributes().permissions().stream().anyMatch(OF_OTHERS::contains);
        } catch (IOException e) {
            throw new IllegalStateException("keys: " + e.getMessage(), e);
        }
    }
}
