package mypage;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameStartingWith;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.NamedNativeQueries;
import jakarta.persistence.NamedNativeQuery;
import jakarta.persistence.Query;
import java.sql.Connection;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Random;
import java.util.UUID;
import mypage.audit.AuditChain;
import mypage.platform.ExpiredRows;
import mypage.platform.InstantConverter;
import mypage.platform.NativeStatement;
import mypage.platform.OwnerConnection;
import mypage.platform.SearchTime;
import mypage.platform.Timestamps;

/** The order of the packages and the rules for classes, see docs/architecture.md. */
@AnalyzeClasses(packages = "mypage", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule eachFloorUsesOnlyTheFloorsBelow = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("staff")
            .definedBy("mypage.admin..")
            .layer("users")
            .definedBy(
                    "mypage.signin..",
                    "mypage.reauthentication..",
                    "mypage.registration..",
                    "mypage.recovery..",
                    "mypage.profile..",
                    "mypage.dormancy..",
                    "mypage.export..",
                    "mypage.openid..",
                    "mypage.addressrequests..",
                    "mypage.faq..")
            .layer("factors")
            .definedBy(
                    "mypage.otp..", "mypage.trust..", "mypage.session..", "mypage.device..", "mypage.announcements..")
            .layer("owner")
            .definedBy(
                    "mypage.account..",
                    "mypage.contact..",
                    "mypage.password..",
                    "mypage.actiontoken..",
                    "mypage.mailrequest..",
                    "mypage.bounce..")
            .layer("records")
            .definedBy("mypage.mail..", "mypage.httppost..", "mypage.audit..", "mypage.ratelimit..")
            .layer("platform")
            .definedBy("mypage.platform..")
            .whereLayer("staff")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("users")
            .mayOnlyBeAccessedByLayers("staff")
            .whereLayer("factors")
            .mayOnlyBeAccessedByLayers("staff", "users")
            .whereLayer("owner")
            .mayOnlyBeAccessedByLayers("staff", "users", "factors")
            .whereLayer("records")
            .mayOnlyBeAccessedByLayers("staff", "users", "factors", "owner")
            .ensureAllClassesAreContainedInArchitecture();

    @ArchTest
    static final ArchRule roomsFormNoCycle =
            slices().matching("mypage.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule factorsDoNotKnowEachOther = noClasses()
            .that()
            .resideInAPackage("mypage.otp..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("mypage.session..", "mypage.trust..");

    @ArchTest
    static final ArchRule trustDoesNotKnowSessions = noClasses()
            .that()
            .resideInAPackage("mypage.trust..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("mypage.session..", "mypage.otp..");

    @ArchTest
    static final ArchRule nothingDependsOnHttp = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.servlet..", "jakarta.faces..", "jakarta.security.enterprise..");

    /** Operators run these without a server, which alone has a JSON parser. */
    @ArchTest
    static final ArchRule commandsForClientsNeedNoJsonParser = noClasses()
            .that()
            .haveNameMatching("mypage\\.openid\\.(ClientRegistration|RegisterClient|RotateSigningKey)")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.json..");

    @ArchTest
    static final ArchRule timeComesFromTheClock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule onlyOneClockIsCreated = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("mypage.platform.Clocks")
            .should()
            .callMethod(Clock.class, "systemUTC");

    @ArchTest
    static final ArchRule randomIsSecureRandom = noClasses()
            .should()
            .callConstructor(Random.class)
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(UUID.class);

    /**
     * The statements of a table are in its repository, as SQL or as the name of a query of the entity. Only code that
     * goes through all tables, bounds a search of any, reads the whole chain or runs without a server has statements
     * elsewhere.
     */
    @ArchTest
    static final ArchRule statementsAreInRepositories = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Repository")
            .and()
            .doNotBelongToAnyOf(
                    NativeStatement.class, ExpiredRows.class, SearchTime.class, AuditChain.class, OwnerConnection.class)
            .should()
            .callMethodWhere(target(owner(assignableTo(EntityManager.class))).and(target(nameStartingWith("create"))))
            .orShould()
            .callMethodWhere(target(owner(assignableTo(Connection.class))).and(target(nameStartingWith("prepare"))))
            .orShould()
            .callMethod(NativeStatement.class, "of", String.class);

    @ArchTest
    static final ArchRule parametersHaveNames = noClasses()
            .that()
            .doNotBelongToAnyOf(NativeStatement.class)
            .should()
            .callMethod(Query.class, "setParameter", int.class, Object.class)
            .orShould()
            .beAnnotatedWith(NamedNativeQuery.class)
            .orShould()
            .beAnnotatedWith(NamedNativeQueries.class);

    @ArchTest
    static final ArchRule timestampsAreConvertedInOnePlace = noClasses()
            .that()
            .doNotBelongToAnyOf(Timestamps.class, InstantConverter.class)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Timestamp.class);

    /** A log line is a pattern of MessageFormat, which writes the number 1852 as 1,852. */
    @ArchTest
    static final ArchRule logLinesTakeNumbersAsText = noCodeUnits()
            .that(describe(
                    "write a log line with arguments",
                    unit -> unit.getMethodCallsFromSelf().stream()
                            .anyMatch(call -> call.getTarget().getName().equals("log")
                                    && call.getTarget().getRawParameterTypes().stream()
                                            .anyMatch(type -> type.isEquivalentTo(Object[].class)))))
            .should(ArchCondition.from(describe(
                    "box a number",
                    unit -> unit.getMethodCallsFromSelf().stream()
                            .anyMatch(call -> call.getTarget().getName().equals("valueOf")
                                    && call.getTargetOwner().isAssignableTo(Number.class)))));

    /**
     * Messages of the database may hold rows. Those of files, of mail servers and of other systems, which operators
     * need, are written here only. Not of Throwable, which the compiler calls for record patterns.
     */
    @ArchTest
    static final ArchRule logsTellKindsOfFailures = noClasses()
            .that()
            .haveNameNotMatching("mypage\\.(mail\\.DeliveryFailure|httppost\\.HttpPostTransport"
                    + "|bounce\\.(Maildir|ImapMailbox|BounceTimer)|password\\.(PasswordRules|YieldingThreads))")
            .should()
            .callMethodWhere(target(owner(assignableTo(Exception.class))).and(target(nameStartingWith("toString"))));

    /** Servers refuse other calls, and beans without a server do not. */
    @ArchTest
    static final ArchRule othersCallOnlyPublicMethodsOfSessionBeans = noClasses()
            .should()
            .callMethodWhere(describe(
                    "a method of a session bean is not public",
                    call -> !call.getOriginOwner().equals(call.getTargetOwner())
                            && isSessionBean(call.getTargetOwner())
                            && call.getTarget()
                                    .resolveMember()
                                    .map(JavaMember::getModifiers)
                                    .filter(has ->
                                            !has.contains(JavaModifier.PUBLIC) && !has.contains(JavaModifier.STATIC))
                                    .isPresent()));

    private static boolean isSessionBean(JavaClass type) {
        return type.isAnnotatedWith(Stateless.class) || type.isAnnotatedWith(Singleton.class);
    }
}
