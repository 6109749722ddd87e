package mypage.platform;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.sql.Timestamp;
import java.time.Instant;

/**
 * Converts as {@link Timestamps} does, for entities and JPQL: Jakarta Persistence 3.1 does not know {@link Instant}.
 */
@Converter(autoApply = true)
public class InstantConverter implements AttributeConverter<Instant, Timestamp> {

    @Override
    public Timestamp convertToDatabaseColumn(Instant instant) {
        return Timestamps.of(instant);
    }

    @Override
    public Instant convertToEntityAttribute(Timestamp timestamp) {
        return Timestamps.toInstant(timestamp);
    }
}
