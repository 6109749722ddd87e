package mypage.admin.audit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import mypage.Differences;
import mypage.audit.AuditKind;

@AnalyzeClasses(packages = "mypage")
class AuditKindsTest {

    @ArchTest
    static void containTheKindsOfEveryRoom(JavaClasses classes) {
        Differences.assertNone(
                classes.stream()
                        .filter(type -> type.isEnum() && type.isAssignableTo(AuditKind.class))
                        .map(JavaClass::reflect)
                        .flatMap(type -> Stream.of(type.getEnumConstants()))
                        .toList(),
                AuditKinds.ALL);
    }

    @ArchTest
    static void haveUniqueNames(JavaClasses classes) {
        List<String> names = AuditKinds.ALL.stream().map(AuditKind::name).toList();
        Differences.assertNone(new HashSet<>(names), names);
    }
}
