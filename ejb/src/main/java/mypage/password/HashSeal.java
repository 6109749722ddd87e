package mypage.password;

import java.util.Optional;

/** How the hash of a password is protected in the database. Thread-safe. */
interface HashSeal {

    /** Stores hashes as they are. */
    HashSeal NONE = new HashSeal() {
        @Override
        public String seal(String hash) {
            return hash;
        }

        @Override
        public Optional<String> open(String stored) {
            return Optional.of(stored);
        }
    };

    /** What is stored for a hash. */
    String seal(String hash);

    /** The hash of what is stored; empty if it was altered or its key is gone. */
    Optional<String> open(String stored);
}
