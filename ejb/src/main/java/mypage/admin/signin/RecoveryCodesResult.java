package mypage.admin.signin;

import java.util.List;

/** What became of a member's wish for new recovery codes; never an exception unless the service itself failed. */
public sealed interface RecoveryCodesResult permits RecoveryCodesResult.Renewed, ProofDenial {

    /** The new recovery codes, told this once; older ones are over. */
    record Renewed(List<String> recoveryCodes) implements RecoveryCodesResult {

        public Renewed {
            recoveryCodes = List.copyOf(recoveryCodes);
        }
    }
}
