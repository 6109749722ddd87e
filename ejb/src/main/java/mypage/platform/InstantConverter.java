package mypage.platform;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.sql.Timestamp;
import java.time.Instant;

/**
 * Maps {@link Instant} to {@code timestamptz}: for entities and JPQL, which find it themselves, as Jakarta Persistence 3.1
 * does not know the type; and by its static methods for native SQL and JDBC.
 */
@Converter(autoApply = true)
public class InstantConverter implements AttributeConverter<Instant, Timestamp> {

    public static Timestamp toColumn(Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    public static Instant toInstant(Object column) {
        return column == null ? null : ((Timestamp) column).toInstant();
    }

    @Override
    public Timestamp convertToDatabaseColumn(Instant instant) {
        return toColumn(instant);
    }

    @Override
    public Instant convertToEntityAttribute(Timestamp timestamp) {
        return toInstant(timestamp);
    }
}
