package mypage.announcements;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mypage.account.Service;

/** Stores a set of services in one column: their names, separated by commas. */
@Converter
public class ServiceSetConverter implements AttributeConverter<Set<Service>, String> {

    @Override
    public String convertToDatabaseColumn(Set<Service> services) {
        return EnumSet.copyOf(services).stream().map(Enum::name).collect(Collectors.joining(","));
    }

    @Override
    public Set<Service> convertToEntityAttribute(String names) {
        return Stream.of(names.split(","))
                .map(Service::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Service.class)));
    }
}
