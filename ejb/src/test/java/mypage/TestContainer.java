package mypage;

import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import mypage.demo.SecretFile;
import mypage.mailrequest.MailRequestTransactions;
import mypage.password.AttemptQueue;
import mypage.password.HasherFixture;
import mypage.password.PasswordHasher;
import mypage.password.PasswordSettings;
import mypage.platform.DefaultSettings;
import mypage.platform.ExpiredRows;
import mypage.platform.ExpiringRows;
import mypage.platform.OwnerConnection;
import mypage.platform.Secrets;
import mypage.platform.SettingReader;
import mypage.platform.Settings;

/**
 * The real beans, wired and wrapped in transactions as the server does it, on a real database and with a clock that
 * tests move; one for each test. Without a server a test takes milliseconds, is exact to the second, and can be
 * mutated. Passwords are hashed by something faster than Argon2. What only a server does (timers, asynchronous calls,
 * races) is left to the tests in ear/.
 */
public final class TestContainer {

    /** The keys of {@link Secrets} in all containers. */
    public static final Path KEYS = keys();

    private static final Secrets SECRETS = new Secrets(KEYS);
    private static final PasswordHasher HASHER = HasherFixture.quick(SECRETS);
    private static final List<Class<?>> CLASSES = classes();

    /** What has no default and must be set before anybody can register. */
    private static final String POLICY = "mypage.privacy.url=https://www.example.jp/privacy";

    public final TestClock clock = new TestClock();

    private final Transactions transactions = new Transactions();
    private final Map<Class<?>, Object> objects = new HashMap<>();
    private final SettingReader settings;

    /** @param changed settings that differ from their defaults, as {@code name=value} */
    public TestContainer(String... changed) {
        objects.put(Clock.class, clock);
        settings = DefaultSettings.reader(
                Stream.concat(Stream.of(POLICY), Stream.of(changed)).toArray(String[]::new));
        objects.put(Secrets.class, SECRETS);
        objects.put(PasswordHasher.class, HASHER);
        objects.put(AttemptQueue.class, HasherFixture.queue(get(PasswordSettings.class)));
        objects.put(
                Event.class,
                Proxy.newProxyInstance(
                        Event.class.getClassLoader(),
                        new Class<?>[] {Event.class},
                        (event, method, arguments) -> Observers.tell(this, arguments[0])));
    }

    private static List<Class<?>> classes() {
        try {
            Path root = Path.of(Secrets.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            try (Stream<Path> files = Files.walk(root)) {
                return files.map(file -> root.relativize(file).toString())
                        .filter(file -> file.endsWith(".class"))
                        .<Class<?>>map(TestContainer::load)
                        .toList();
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> load(String file) {
        try {
            String name = file.replace(".class", "").replace(File.separatorChar, '.');
            return Class.forName(name, false, TestContainer.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path keys() {
        try {
            return SecretFile.keys(TestDatabase.FOLDER.resolve("keys"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces a bean by this object. Must be called before the beans that use it are created. */
    public <T> TestContainer with(Class<T> type, T object) {
        objects.put(type, object);
        return this;
    }

    /** The bean of this class, always the same. */
    public <T> T get(Class<T> type) {
        if (Settings.class.isAssignableFrom(type)) {
            objects.computeIfAbsent(type, record -> settings.read(record.asSubclass(Record.class)));
        } else if (!objects.containsKey(type)) {
            Object bean = create(type);
            objects.put(type, bean);
            inject(bean, type);
        }
        return type.cast(objects.get(type));
    }

    /** The beans of all classes that implement this interface. */
    public <T> List<T> all(Class<T> type) {
        return CLASSES.stream()
                .filter(bean -> type.isAssignableFrom(bean) && !bean.isInterface())
                .map(bean -> type.cast(get(bean)))
                .toList();
    }

    /** Deletes the expired rows of this table. */
    public void deleteExpired(String table) {
        all(ExpiringRows.class).stream()
                .filter(rows -> rows.table().equals(table))
                .forEach(rows -> get(ExpiredRows.class).deleteBatch(rows, clock.instant()));
    }

    /** Answers all requests for mails, as workers do once these are due. */
    public void answerMailRequests() {
        inTransaction(() -> entities()
                .createNativeQuery("update mail_request set due_at = to_timestamp(0)")
                .executeUpdate());
        var requests = get(MailRequestTransactions.class);
        for (var due = requests.claim(); due.isPresent(); due = requests.claim()) {
            requests.answer(due.get());
        }
    }

    /** That of the current transaction. */
    public EntityManager entities() {
        return transactions.entities;
    }

    /** Runs this in one transaction. */
    @SuppressWarnings("unchecked")
    public <T> T inTransaction(Callable<T> work) {
        try {
            return (T) transactions.run(TransactionAttributeType.REQUIRED, work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs this with the rights of the owner of the tables, for what no bean does, in the transaction if any. */
    public <T> T asOwner(Callable<T> work) {
        return inTransaction(() -> {
            setRole("mypage_owner");
            T result = work.call();
            setRole("mypage");
            return result;
        });
    }

    /** One transaction of a command. */
    public OwnerConnection ownerConnection() throws SQLException {
        return OwnerConnection.open(TestDatabase.DATABASE.environment());
    }

    private void setRole(String role) {
        entities().createNativeQuery("set local role " + role).executeUpdate();
    }

    private static boolean isSessionBean(Class<?> type) {
        return type.isAnnotationPresent(Stateless.class) || type.isAnnotationPresent(Singleton.class);
    }

    private Object create(Class<?> type) {
        try {
            if (isSessionBean(type)) {
                return TransactionalBeans.create(type, transactions);
            }
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void inject(Object bean, Class<?> type) {
        for (Field field : type.getDeclaredFields()) {
            if (Stream.of(Inject.class, PersistenceContext.class, Resource.class)
                    .anyMatch(field::isAnnotationPresent)) {
                try {
                    field.setAccessible(true);
                    field.set(bean, field.getType() == Instance.class ? instance(field) : value(field.getType()));
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    /** A list of beans as an {@link Instance} to iterate over. */
    private Object instance(Field field) {
        Class<?> type = (Class<?>) ((ParameterizedType) field.getGenericType()).getActualTypeArguments()[0];
        return Proxy.newProxyInstance(
                Instance.class.getClassLoader(),
                new Class<?>[] {Instance.class},
                (instance, method, arguments) -> List.class
                        .getMethod(method.getName(), method.getParameterTypes())
                        .invoke(all(type), arguments));
    }

    private Object value(Class<?> type) {
        if (type.isInstance(transactions.entities)) {
            return transactions.entities;
        }
        return type.isInstance(transactions.context) ? transactions.context : get(type);
    }
}
