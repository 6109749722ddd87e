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
import javax.sql.DataSource;

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
        FailedStart.endsProcess(() -> {
            // Each record is read and checked when it is created.
            settings.forEach(SchemaMigration::warn);
            SettingNames.of(settings.stream())
                    .requireKnown(
                            System.getenv().keySet(), System.getProperties().stringPropertyNames());
            secrets.checkKeys();
            migrate();
            new Schema(dataSource).requireSameDatabase();
        });
        owner.risk().ifPresent(SchemaMigration::warn);
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
