package mypage.web.admin.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mypage.admin.staff.StaffRole;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Boundaries check the role again, in case the page in front of them does not. */
@Tag("C20")
class StaffBoundariesTest {

    /** The boundaries that open or find a session, and those that users call too. */
    private static final Set<String> OPEN = Set.of(
            "StaffSignInService",
            "PasskeySignInService",
            "StaffSessionService",
            "EnrolmentService",
            "AnnouncementService",
            "FaqService");

    private static final Set<String> ROLES =
            Stream.of(StaffRole.values()).map(Enum::name).collect(Collectors.toSet());

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("mypage");

    @Test
    void everyBoundaryForStaffChecksARole() {
        List<? extends JavaCodeUnit> called = boundaries().toList();

        assertTrue(called.size() > 10, "nothing seen");
        assertEquals(
                Set.of(),
                called.stream()
                        .filter(method -> !checksARole(method))
                        .map(JavaCodeUnit::getFullName)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private Stream<? extends JavaCodeUnit> boundaries() {
        return classes.stream()
                .filter(StaffBoundariesTest::isForStaff)
                .flatMap(page -> page.getAccessesFromSelf().stream())
                .filter(access -> access.getTarget() instanceof CodeUnitAccessTarget)
                .filter(access -> isBoundary(access.getTargetOwner()))
                .flatMap(access -> ((CodeUnitAccessTarget) access.getTarget()).resolveMember().stream())
                .filter(method ->
                        !method.isConstructor() && !method.getModifiers().contains(JavaModifier.STATIC));
    }

    private static boolean isForStaff(JavaClass type) {
        return type.getPackageName().startsWith("mypage.web.admin.");
    }

    private static boolean isBoundary(JavaClass type) {
        return type.isAnnotatedWith(Stateless.class)
                && type.getSimpleName().endsWith("Service")
                && !type.getPackageName().startsWith("mypage.web")
                && type.getPackageName().startsWith("mypage.")
                && !OPEN.contains(type.getSimpleName());
    }

    private static boolean checksARole(JavaCodeUnit method) {
        return method.tryGetAnnotationOfType(RolesAllowed.class)
                .filter(roles -> roles.value().length > 0 && ROLES.containsAll(Set.of(roles.value())))
                .isPresent();
    }
}
