package mypage.admin.imports;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import mypage.account.Service;
import mypage.platform.NativeStatement;

/** Accounts by the services and addresses of a file: one statement a service. */
@Dependent
class NamedAccountRepository {

    private static final NativeStatement FIND = NativeStatement.of("""
            select lower(email), id from account
            where service = :service and closed_at is null
                and lower(email) = any(string_to_array(:addresses, chr(10)))""");

    /** What a line names. */
    record Key(String service, String email) {
        static Key of(ImportLine line) {
            return new Key(line.service(), line.email());
        }
    }

    @PersistenceContext
    EntityManager entities;

    /** The numbers of the accounts that good lines name, as far as there are such accounts. */
    Map<Key, Long> find(List<ImportLine> lines) {
        Map<Service, String> addresses = lines.stream()
                .filter(line -> line.reason() == null)
                .collect(Collectors.groupingBy(
                        line -> Service.valueOf(line.service()),
                        () -> new EnumMap<>(Service.class),
                        Collectors.mapping(ImportLine::email, Collectors.joining("\n"))));
        Map<Key, Long> found = new HashMap<>();
        addresses.forEach((service, joined) -> FIND.in(entities)
                .set("service", service.name())
                .set("addresses", joined)
                .rows()
                .forEach(row -> found.put(new Key(service.name(), row.text(0)), row.number(1))));
        return found;
    }
}
