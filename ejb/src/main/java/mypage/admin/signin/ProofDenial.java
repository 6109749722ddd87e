package mypage.admin.signin;

/** Why a signed-in member failed to reauthenticate. */
public sealed interface ProofDenial extends StaffPasswordResult, RecoveryCodesResult, StaffReauthenticationResult
        permits WrongProof, PasskeyRequired, TooManyAttempts, CodesClosed {}
