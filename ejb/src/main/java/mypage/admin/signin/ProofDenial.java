package mypage.admin.signin;

/** Why a signed-in member failed to reauthenticate. */
public sealed interface ProofDenial extends StaffPasswordResult, StaffReauthenticationResult
        permits WrongProof, PasskeyRequired, TooManyAttempts, CodesClosed {}
