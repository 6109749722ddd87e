package mypage.web;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Named;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mypage.platform.ReadByPages;

/** What pages may use: the boundaries of the ejb module and what these return. Nothing keeps state in a node. */
@AnalyzeClasses(packages = "mypage.web", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** The floors of the ejb module; {@code mypage.ArchitectureTest} holds it to their order. */
    private static final List<Set<String>> FLOORS = List.of(
            Set.of("platform"),
            Set.of("mail", "httppost", "audit", "ratelimit"),
            Set.of("account", "contact", "password", "actiontoken", "mailrequest", "bounce"),
            Set.of("otp", "trust", "session", "device", "announcements"));

    /** The members of staff: all rooms for staff may use it. */
    private static final String STAFF = "admin.staff";

    private static final JavaClasses EJB = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("mypage");

    private static final Set<Class<? extends Annotation>> INSIDE = Set.of(
            Stateless.class,
            Singleton.class,
            ApplicationScoped.class,
            Dependent.class,
            Entity.class,
            MappedSuperclass.class);

    private static final Set<String> STATE = Set.of(
            "jakarta.servlet.http.HttpSession",
            "jakarta.enterprise.context.SessionScoped",
            "jakarta.enterprise.context.ConversationScoped",
            "jakarta.faces.view.ViewScoped",
            "jakarta.faces.context.Flash");

    /** Other session beans are called only by boundaries, and entities are hidden unless they say otherwise. */
    @ArchTest
    static final ArchRule usesOnlyBoundaries = noClasses()
            .should()
            .dependOnClassesThat(describe("are beans or entities inside the ejb module", ArchitectureTest::isInside));

    @ArchTest
    static final ArchRule eachRoomUsesItsOwnAndWhatIsBelow = noClasses()
            .should(new ArchCondition<>("use another room of the ejb module") {
                @Override
                public void check(JavaClass page, ConditionEvents events) {
                    page.getDirectDependenciesFromSelf().stream()
                            .filter(use -> isInEjb(use.getTargetClass()))
                            .filter(use -> !isBelow(room(page), room(use.getTargetClass())))
                            .forEach(use -> events.add(SimpleConditionEvent.satisfied(use, use.getDescription())));
                }
            });

    @ArchTest
    static final ArchRule knowsNoDatabase =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("jakarta.persistence..", "javax.sql..");

    @ArchTest
    static final ArchRule keepsNoStateBetweenRequests = noClasses()
            .that()
            .haveNameNotMatching("mypage.web.site.NoFlash.*")
            .should()
            .dependOnClassesThat(describe("keep state in a node", used -> STATE.contains(used.getName())));

    /** Since EL 6 a page gets the value of an Optional, or null, and cannot pass on the Optional itself. */
    @ArchTest
    static final ArchRule takesNoOptionalFromAPage = methods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Named.class)
            .should()
            .notHaveRawParameterTypes(describe(
                    "an Optional among them",
                    types -> types.stream().anyMatch(type -> type.isEquivalentTo(Optional.class))));

    @ArchTest
    static final ArchRule roomsFormNoCycle =
            slices().matching("mypage.web.(**)").should().beFreeOfCycles();

    private static boolean isInEjb(JavaClass type) {
        return type.getPackageName().startsWith("mypage.")
                && !type.getPackageName().startsWith("mypage.web");
    }

    /** The name of the room, which is the same in both modules. */
    private static String room(JavaClass type) {
        return type.getPackageName().replaceFirst("^mypage\\.(web\\.)?", "");
    }

    /** Whether pages of this room may use that room: their own, one below, or one that their own uses. */
    private static boolean isBelow(String page, String used) {
        return page.equals(used)
                || page.equals("admin.site") && used.equals("admin.signin")
                || FLOORS.stream().anyMatch(floor -> floor.contains(used))
                || uses(page, used)
                || page.startsWith("admin.") && used.equals(STAFF);
    }

    private static boolean uses(String room, String other) {
        return EJB.stream()
                .filter(type -> type.getPackageName().equals("mypage." + room))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .anyMatch(use -> use.getTargetClass().getPackageName().equals("mypage." + other));
    }

    private static boolean isInside(JavaClass used) {
        var type = used.getBaseComponentType();
        if (!isInEjb(type)) {
            return false;
        }
        boolean boundary = type.getSimpleName().endsWith("Service");
        return INSIDE.stream().anyMatch(type::isAnnotatedWith) && !boundary && !type.isAnnotatedWith(ReadByPages.class);
    }

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
}
