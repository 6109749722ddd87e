package mypage.password;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The functions of other systems by which passwords of this database were hashed, as far as a check of one takes time.
 * {@link LegacyPasswordTimer} keeps them up to date, so a check of a password needs no statement for them. Thread-safe.
 */
@ApplicationScoped
public class LegacyFunctions {

    private volatile List<LegacyFunction> inUse = List.of();

    void use(List<LegacyFunction> functions) {
        inUse = List.copyOf(functions);
    }

    /** All but this one. */
    Stream<LegacyFunction> others(Optional<LegacyFunction> done) {
        return inUse.stream()
                .filter(function ->
                        done.filter(own -> own.name().equals(function.name())).isEmpty());
    }
}
