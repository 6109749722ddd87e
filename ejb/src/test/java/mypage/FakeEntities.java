package mypage;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A database for one test of rules: answers named queries as told, and remembers what it was asked. */
public final class FakeEntities {

    private final Map<String, List<?>> results = new HashMap<>();
    private final Map<String, Integer> updates = new HashMap<>();
    private final Map<Object, Object> rows = new HashMap<>();

    public final List<Object> persisted = new ArrayList<>();

    /** The parameters of the latest call of each query, by its name. */
    public final Map<String, Map<Object, Object>> asked = new HashMap<>();

    public FakeEntities answering(String query, Object... result) {
        results.put(query, List.of(result));
        return this;
    }

    public FakeEntities updating(String query, int rows) {
        updates.put(query, rows);
        return this;
    }

    public FakeEntities holding(Object id, Object row) {
        rows.put(id, row);
        return this;
    }

    public EntityManager manager() {
        return fake(EntityManager.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "createNamedQuery" -> query((String) arguments[0]);
            case "find" -> rows.get(arguments[1]);
            case "persist" -> persisted.add(arguments[0]) ? null : proxy;
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private Query query(String name) {
        Map<Object, Object> parameters = new HashMap<>();
        asked.put(name, parameters);
        return fake(TypedQuery.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "setParameter" -> {
                parameters.put(arguments[0], arguments[1]);
                yield proxy;
            }
            case "getResultStream" -> results.getOrDefault(name, List.of()).stream();
            case "getSingleResult" -> results.get(name).get(0);
            case "executeUpdate" -> updates.getOrDefault(name, 0);
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private static <T> T fake(Class<T> type, InvocationHandler calls) {
        return type.cast(Proxy.newProxyInstance(FakeEntities.class.getClassLoader(), new Class<?>[] {type}, calls));
    }
}
