package mypage;

import static net.bytebuddy.matcher.ElementMatchers.isDeclaredBy;
import static net.bytebuddy.matcher.ElementMatchers.isPublic;

import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import mypage.demo.SecretFile;
import mypage.password.HasherFixture;
import mypage.password.PasswordHasher;
import mypage.platform.MapConfig;
import mypage.platform.Secrets;
import mypage.platform.Settings;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.implementation.MethodDelegation;
import net.bytebuddy.implementation.bind.annotation.Origin;
import net.bytebuddy.implementation.bind.annotation.RuntimeType;
import net.bytebuddy.implementation.bind.annotation.SuperCall;

/**
 * The real beans, as they are, wired as the server wires them and in transactions as it makes them, on a real database
 * and with a clock that tests move. One for each test. Without a server a rule can be tried in some milliseconds, to the
 * second, and mutation testing can follow. Passwords are hashed by something quicker than Argon2. What only a server does (timers, asynchronous calls, races) is left to the
 * tests in ear/.
 */
public final class TestContainer {

    /** The keys of {@link Secrets} in all of them. */
    public static final Path KEYS = keys();

    private static final Secrets SECRETS = new Secrets(KEYS);
    private static final PasswordHasher HASHER = HasherFixture.quick(SECRETS);
    private static final Map<Class<?>, Class<?>> BEANS = new ConcurrentHashMap<>();

    public final TestClock clock = new TestClock();

    private final Transactions transactions = new Transactions();
    private final Map<Class<?>, Object> objects = new HashMap<>();

    /** @param changed settings that differ from their defaults, as {@code name=value} */
    public TestContainer(String... changed) {
        objects.put(Clock.class, clock);
        objects.put(Settings.class, new Settings(config(changed)));
        objects.put(Secrets.class, SECRETS);
        objects.put(PasswordHasher.class, HASHER);
        objects.put(
                Event.class,
                Proxy.newProxyInstance(
                        Event.class.getClassLoader(),
                        new Class<?>[] {Event.class},
                        (event, method, arguments) -> null));
        objects.put(
                ManagedScheduledExecutorService.class,
                Proxy.newProxyInstance(
                        ManagedScheduledExecutorService.class.getClassLoader(),
                        new Class<?>[] {ManagedScheduledExecutorService.class},
                        (scheduler, method, arguments) -> {
                            ((Runnable) arguments[0]).run();
                            return null;
                        }));
    }

    private static MapConfig config(String... changed) {
        MapConfig config = MapConfig.defaults();
        for (String setting : changed) {
            config.values().setProperty(setting.split("=")[0], setting.split("=")[1]);
        }
        return config;
    }

    private static Path keys() {
        try {
            return SecretFile.keys(TestDatabase.FOLDER.resolve("keys"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Uses this object instead of a bean of this type; before the beans that it is injected into are got. */
    public <T> TestContainer with(Class<T> type, T object) {
        objects.put(type, object);
        return this;
    }

    /** The bean of this class, always the same. */
    public <T> T get(Class<T> type) {
        if (!objects.containsKey(type)) {
            Object bean = create(type);
            objects.put(type, bean);
            inject(bean, type);
        }
        return type.cast(objects.get(type));
    }

    /** That of the transaction at hand. */
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

    private static boolean isSessionBean(Class<?> type) {
        return type.isAnnotationPresent(Stateless.class) || type.isAnnotationPresent(Singleton.class);
    }

    private Object create(Class<?> type) {
        try {
            Class<?> made = isSessionBean(type) ? BEANS.computeIfAbsent(type, TestContainer::intercepted) : type;
            Constructor<?> constructor = made.getDeclaredConstructor();
            constructor.setAccessible(true);
            Object bean = constructor.newInstance();
            if (made != type) {
                made.getField("transactions").set(bean, new Interceptor(transactions));
            }
            return bean;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A subclass whose public methods run in the transactions that they ask for. */
    private static Class<?> intercepted(Class<?> type) {
        return new ByteBuddy()
                .subclass(type)
                .defineField("transactions", Interceptor.class, Modifier.PUBLIC)
                .method(isPublic().and(isDeclaredBy(type)))
                .intercept(MethodDelegation.toField("transactions"))
                .make()
                .load(type.getClassLoader())
                .getLoaded();
    }

    /** Public, as the subclasses are loaded beside this. */
    public static final class Interceptor {

        private final Transactions transactions;

        Interceptor(Transactions transactions) {
            this.transactions = transactions;
        }

        @RuntimeType
        public Object call(@Origin Method method, @SuperCall Callable<?> work) throws Exception {
            return transactions.run(attribute(method), work);
        }

        private static TransactionAttributeType attribute(Method method) {
            return Stream.of(method, method.getDeclaringClass())
                    .map(element -> element.getAnnotation(TransactionAttribute.class))
                    .filter(annotation -> annotation != null)
                    .map(TransactionAttribute::value)
                    .findFirst()
                    .orElse(TransactionAttributeType.REQUIRED);
        }
    }

    private void inject(Object bean, Class<?> type) {
        for (Field field : type.getDeclaredFields()) {
            if (Stream.of(Inject.class, PersistenceContext.class, Resource.class)
                    .anyMatch(field::isAnnotationPresent)) {
                try {
                    field.setAccessible(true);
                    field.set(bean, value(field.getType()));
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    private Object value(Class<?> type) {
        if (type.isInstance(transactions.entities)) {
            return transactions.entities;
        }
        return type.isInstance(transactions.context) ? transactions.context : get(type);
    }
}
