package mypage.admin.signin;

/** Why a member who is signed in did not prove anew who it is. */
public sealed interface ProofDenial extends StaffPasswordResult, RecoveryCodesResult permits WrongProof, TooManyTries {}
