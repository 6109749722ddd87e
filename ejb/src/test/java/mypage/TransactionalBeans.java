package mypage;

import static net.bytebuddy.matcher.ElementMatchers.isDeclaredBy;
import static net.bytebuddy.matcher.ElementMatchers.isPublic;

import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.implementation.MethodDelegation;
import net.bytebuddy.implementation.bind.annotation.Origin;
import net.bytebuddy.implementation.bind.annotation.RuntimeType;
import net.bytebuddy.implementation.bind.annotation.SuperCall;

/**
 * Creates session beans whose public methods run in their declared transactions, as on the server. Public, because
 * another class loader loads the subclasses.
 */
public final class TransactionalBeans {

    private static final String FIELD = "transactions";
    private static final Map<Class<?>, Class<?>> SUBCLASSES = new ConcurrentHashMap<>();

    private TransactionalBeans() {}

    static Object create(Class<?> type, Transactions transactions) throws ReflectiveOperationException {
        Class<?> subclass = SUBCLASSES.computeIfAbsent(type, TransactionalBeans::subclass);
        Constructor<?> constructor = subclass.getDeclaredConstructor();
        constructor.setAccessible(true);
        Object bean = constructor.newInstance();
        subclass.getField(FIELD).set(bean, new Interceptor(transactions));
        return bean;
    }

    private static Class<?> subclass(Class<?> type) {
        return new ByteBuddy()
                .subclass(type)
                .defineField(FIELD, Interceptor.class, Modifier.PUBLIC)
                .method(isPublic().and(isDeclaredBy(type)))
                .intercept(MethodDelegation.toField(FIELD))
                .make()
                .load(type.getClassLoader())
                .getLoaded();
    }

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
                    .filter(Objects::nonNull)
                    .map(TransactionAttribute::value)
                    .findFirst()
                    .orElse(TransactionAttributeType.REQUIRED);
        }
    }
}
