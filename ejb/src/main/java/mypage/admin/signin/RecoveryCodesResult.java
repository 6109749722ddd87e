package mypage.admin.signin;

import java.util.List;

/** The result of asking for new recovery codes; an exception means that the service itself failed. */
public sealed interface RecoveryCodesResult permits RecoveryCodesResult.Renewed, ProofDenial {

    /** The new recovery codes, shown only this once. Older ones are void. */
    record Renewed(List<String> recoveryCodes) implements RecoveryCodesResult {

        public Renewed {
            recoveryCodes = List.copyOf(recoveryCodes);
        }
    }
}
