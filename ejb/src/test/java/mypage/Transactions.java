package mypage;

import jakarta.ejb.SessionContext;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;

/** Transactions around the methods of session beans, as the server makes them: each thread has its own. */
final class Transactions {

    /** The innermost first; a method that runs outside a transaction has an entry without one. */
    private final ThreadLocal<Deque<EntityManager>> entered = ThreadLocal.withInitial(ArrayDeque::new);

    /** Always the caller's. */
    final EntityManager entities = proxy(EntityManager.class);

    final SessionContext context = (SessionContext) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {SessionContext.class}, (proxy, method, arguments) -> {
                if (!method.getName().equals("setRollbackOnly")) {
                    throw new UnsupportedOperationException(method.getName());
                }
                entered.get().element().getTransaction().setRollbackOnly();
                return null;
            });

    Object run(TransactionAttributeType attribute, Callable<?> work) throws Exception {
        boolean inTransaction = !entered.get().isEmpty()
                && entered.get().element().getTransaction().isActive();
        return switch (attribute) {
            case REQUIRED -> inTransaction ? work.call() : enter(true, work);
            case REQUIRES_NEW -> enter(true, work);
            case NOT_SUPPORTED -> enter(false, work);
            case SUPPORTS -> inTransaction ? work.call() : enter(false, work);
            default -> throw new UnsupportedOperationException(attribute.name());
        };
    }

    private Object enter(boolean transacted, Callable<?> work) throws Exception {
        EntityManager current = TestDatabase.ENTITIES.createEntityManager();
        entered.get().push(current);
        try {
            return transacted ? inTransaction(current, work) : work.call();
        } finally {
            entered.get().pop();
            current.close();
        }
    }

    private static Object inTransaction(EntityManager current, Callable<?> work) throws Exception {
        var transaction = current.getTransaction();
        transaction.begin();
        try {
            Object result = work.call();
            if (!transaction.getRollbackOnly()) {
                transaction.commit();
            }
            return result;
        } finally {
            if (transaction.isActive()) {
                transaction.rollback();
            }
        }
    }

    private <T> T proxy(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return method.invoke(current(), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    /** A repository that is called outside session beans reads without a transaction. */
    private EntityManager current() {
        var own = entered.get();
        return own.isEmpty() ? TestDatabase.ENTITIES.createEntityManager() : own.element();
    }
}
