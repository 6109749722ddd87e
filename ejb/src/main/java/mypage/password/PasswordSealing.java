package mypage.password;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Seals the hashes of new passwords as soon as no node of the release before needs to read them. */
@ApplicationScoped
class PasswordSealing implements HashSeal {

    @Inject
    PasswordSeal seal;

    @Inject
    PasswordSealTransactions transactions;

    @Override
    public String seal(String hash) {
        return transactions.isTime() ? seal.seal(hash) : hash;
    }

    @Override
    public Optional<String> open(String stored) {
        return seal.open(stored);
    }
}
