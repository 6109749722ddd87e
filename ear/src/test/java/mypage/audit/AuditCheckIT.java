package mypage.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The command that checks the chain, run as an operator would. */
@Tag("C26")
@Tag("C27")
class AuditCheckIT extends AuditChainFixture {

    @Test
    void theCommandNeedsOnlyTheArchiveToCheckTheChain() throws Exception {
        assertEquals("2 not checked: MYPAGE_SECRET_KEYS is not set", command(AuditCheck.class, Map.of()));
        Map<String, String> environment = new HashMap<>(database.environment());
        environment.put("MYPAGE_SECRET_KEYS", folder.resolve("keys").toString());
        seal();
        assertEquals("0 " + check(), command(AuditCheck.class, environment));
        assertTrue(command(AuditCheck.class, environment, "5:00").startsWith("1 BROKEN: the end is cut off"));

        tamper("update audit_event set kind = 'SIGNED_OUT'");
        assertTrue(command(AuditCheck.class, environment).startsWith("1 BROKEN: seal 1 of "));
    }

    @Test
    void aLongChainIsCheckedInConstantMemory() throws Exception {
        insertMany(200_000);
        Map<String, String> environment = new HashMap<>(database.environment());
        environment.put("MYPAGE_SECRET_KEYS", folder.resolve("keys").toString());
        environment.put("JDK_JAVA_OPTIONS", "-Xmx16m");

        assertTrue(command(AuditCheck.class, environment).contains("BROKEN: 200001 events are in no seal"));
    }
}
