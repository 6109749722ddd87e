package mypage;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Random;
import java.util.UUID;

/** The order of the packages and what no class may do, see docs/architecture.md. */
@AnalyzeClasses(packages = "mypage", importOptions = ImportOption.DoNotIncludeTests.class)
class PackageOrderTest {

    @ArchTest
    static final ArchRule packagesUseOnlyWhatLiesBelow = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("top")
            .definedBy(
                    "mypage.signin..",
                    "mypage.operations..",
                    "mypage.owner..",
                    "mypage.staff..",
                    "mypage.desk..",
                    "mypage.help..",
                    "mypage.figures..",
                    "mypage.imports..")
            .layer("factors")
            .definedBy("mypage.otp..", "mypage.session..", "mypage.trust..", "mypage.office..")
            .layer("account")
            .definedBy("mypage.account..")
            .layer("records")
            .definedBy("mypage.mail..", "mypage.audit..", "mypage.throttle..")
            .layer("platform")
            .definedBy("mypage.platform..")
            .whereLayer("top")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("factors")
            .mayOnlyBeAccessedByLayers("top")
            .whereLayer("account")
            .mayOnlyBeAccessedByLayers("top", "factors")
            .whereLayer("records")
            .mayOnlyBeAccessedByLayers("top", "factors", "account")
            .ensureAllClassesAreContainedInArchitecture();

    @ArchTest
    static final ArchRule factorsDoNotKnowEachOther = noClasses()
            .that()
            .resideInAPackage("mypage.otp..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("mypage.session..", "mypage.trust..");

    @ArchTest
    static final ArchRule trustIsNoSession = noClasses()
            .that()
            .resideInAPackage("mypage.trust..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("mypage.session..", "mypage.otp..");

    @ArchTest
    static final ArchRule nothingOfHttpHere = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.servlet..", "jakarta.faces..", "jakarta.security.enterprise..");

    @ArchTest
    static final ArchRule timeComesFromTheClock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule onlyOneClockIsMade = noClasses()
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
}
