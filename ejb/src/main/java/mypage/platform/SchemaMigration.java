package mypage.platform;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;

/**
 * Starts a node: refuses unusable settings, then migrates the schema before anything else uses the database, as the
 * owner of the tables if that is configured. Also defines the data source: a connection is checked before use, at most
 * once a second, so that a restarted database serves the next request, and an unreachable one is detected within two
 * seconds.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
@DataSourceDefinition(
        name = "java:app/jdbc/mypage",
        className = "mypage.platform.ConfiguredDatabase",
        initialPoolSize = 2,
        minPoolSize = 2,
        maxPoolSize = SchemaMigration.POOL,
        properties = {
            "connectTimeout=2",
            "loginTimeout=5",
            "socketTimeout=30",
            "tcpKeepAlive=true",
            "ApplicationName=mypage",
            "fish.payara.max-wait-time-in-millis=2000",
            "fish.payara.is-connection-validation-required=true",
            "fish.payara.connection-validation-method=custom-validation",
            "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.JDBC40ConnectionValidation",
            "fish.payara.validate-atmost-once-period-in-seconds=1"
        })
public class SchemaMigration {

    private static final System.Logger LOG = System.getLogger(SchemaMigration.class.getName());

    /** More than MYPAGE_DB_POOL may be, with what the health check and background work take beside transactions. */
    static final int POOL = 210;

    /** Payara Micro sets this property, and other servers do not. */
    private static final String MICRO = "fish.payara.micro.BootJar";

    /** Payara Server tries again for each bean with a timer. The reason is said once, and the database asked once. */
    private static final AtomicReference<RuntimeException> FAILURE = new AtomicReference<>();

    @Resource(lookup = "java:app/jdbc/mypage")
    DataSource dataSource;

    @Inject
    Instance<Settings> settings;

    @Inject
    Secrets secrets;

    @Inject
    Instance<DatabaseSettings> database;

    @Inject
    TableOwnerRepository owner;

    @PostConstruct
    void start() {
        if (FAILURE.get() != null) {
            throw FAILURE.get();
        }
        try {
            // Each record is read and checked when it is created.
            settings.forEach(SchemaMigration::warn);
            SettingNames.of(settings.stream())
                    .requireKnown(
                            System.getenv().keySet(), System.getProperties().stringPropertyNames());
            secrets.checkKeys();
            migrate();
            new Schema(dataSource).requireSameDatabase();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "MyPage does not start: {0}", reason(e));
            FAILURE.set(e);
            endProcess();
            throw e;
        }
        owner.risk().ifPresent(SchemaMigration::warn);
    }

    /** One line: of a failed migration or connection, what the database said. */
    static String reason(RuntimeException failure) {
        if (failure instanceof FlywayException) {
            Throwable cause = failure;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            return "the database of MYPAGE_DB_URL can't be used: "
                    + cause.getMessage().lines().findFirst().orElse("");
        }
        return String.valueOf(failure.getMessage());
    }

    /**
     * Payara Micro would go on without the application, and answer 404 for ever. Other servers may run other
     * applications too, and report the failure to whoever deploys. The server can't be asked to end while it deploys,
     * so its process is halted. It has nothing to lose yet.
     */
    private static void endProcess() {
        if (System.getProperty(MICRO) != null) {
            Runtime.getRuntime().halt(1);
        }
    }

    private static void warn(Settings room) {
        room.risks().forEach(SchemaMigration::warn);
    }

    private static void warn(Risk risk) {
        LOG.log(System.Logger.Level.WARNING, risk.warning());
    }

    private void migrate() {
        DatabaseSettings roles = database.get();
        roles.ownerDatabase()
                .ifPresentOrElse(
                        tables -> new Schema(tables).migrateFor(roles.nodeRole()),
                        () -> new Schema(dataSource).migrate());
    }
}
