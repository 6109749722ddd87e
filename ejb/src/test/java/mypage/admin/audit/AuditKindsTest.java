package mypage.admin.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mypage.audit.AuditKind;

@AnalyzeClasses(packages = "mypage")
class AuditKindsTest {

    @ArchTest
    static void containTheKindsOfEveryRoom(JavaClasses classes) {
        assertEquals(
                classes.stream()
                        .filter(type -> type.isEnum() && type.isAssignableTo(AuditKind.class))
                        .map(JavaClass::reflect)
                        .flatMap(type -> Stream.of(type.getEnumConstants()))
                        .collect(Collectors.toSet()),
                Set.copyOf(AuditKinds.ALL));
    }

    @ArchTest
    static void haveUniqueNames(JavaClasses classes) {
        List<String> names = AuditKinds.ALL.stream().map(AuditKind::name).toList();
        assertEquals(names.size(), new HashSet<>(names).size(), names::toString);
    }
}
