package mypage.platform;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The settings of all rooms. */
final class AllSettings {

    static final List<Class<? extends Record>> RECORDS = new ClassFileImporter()
            .importPackages("mypage").stream()
                    .filter(type -> type.isRecord() && type.isAssignableTo(Settings.class))
                    .map(JavaClass::reflect)
                    .<Class<? extends Record>>map(type -> type.asSubclass(Record.class))
                    .toList();

    private AllSettings() {}

    static String key(RecordComponent component) {
        return component.getAnnotation(Setting.class).value();
    }

    /** What the records of all rooms hold, by key. */
    static Map<String, Object> read(String... changed) {
        Map<String, Object> values = new TreeMap<>();
        for (Class<? extends Record> type : RECORDS) {
            Object settings = DefaultSettings.reader(changed).read(type);
            for (RecordComponent component : type.getRecordComponents()) {
                values.put(key(component), value(component.getAccessor(), settings));
            }
        }
        return values;
    }

    private static Object value(Method accessor, Object settings) {
        try {
            accessor.setAccessible(true);
            return accessor.invoke(settings);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
