package mypage.platform;

import java.util.List;

/**
 * Checks a part of the installation, for the command {@link Check} and for a page of the staff. An implementation has a
 * constructor without arguments and a line in {@code META-INF/services}. It may only use libraries that are in the
 * archive, since the command runs without a server.
 */
public interface InstallationCheck {

    /**
     * Looks at this part, and waits for others no longer than some seconds each. A runtime exception becomes a finding.
     *
     * @param settings the settings of the nodes
     */
    List<Finding> findings(SettingReader settings);

    /** Whether a node can do this while a member of staff waits. */
    default boolean isForNodes() {
        return true;
    }
}
