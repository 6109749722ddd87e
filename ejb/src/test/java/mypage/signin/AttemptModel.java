package mypage.signin;

import java.time.Instant;

/** What is remembered of a sign-in of one browser whose password was right. */
final class AttemptModel {

    final int epoch;
    String state = "CODE";
    Instant answerUntil;
    int trustEpoch;

    AttemptModel(int epoch) {
        this.epoch = epoch;
    }
}
