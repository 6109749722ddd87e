package mypage.demo;

import java.sql.Connection;
import java.sql.SQLException;

/** Whom users can ask; only for the demo. Names say so, and nobody has these numbers. */
final class DemoContacts {

    private static final String DESKS = """
            insert into help_desk (position, service, language, name, telephone, hours)
            select * from (values
                (1, 'EMPLOYER', 'JA', '【見本】求人者マイページ ヘルプデスク',
                    '0120-000-001', '平日 9:30～18:00'),
                (2, 'SEEKER', 'JA', '【見本】求職者マイページ ヘルプデスク',
                    '0120-000-002', '平日 9:30～18:00'),
                (3, null, 'EN', '(Sample) Hello Work help line',
                    '0120-000-003', '10:00–15:00, Monday to Friday'),
                (4, null, 'PT', '(Exemplo) Atendimento da Hello Work',
                    '0120-000-004', '10h–15h, de segunda a sexta'),
                (5, null, 'VI', '(Mẫu) Đường dây hỗ trợ Hello Work',
                    '0120-000-005', '10:00–15:00, thứ Hai đến thứ Sáu'))
                as demo
            where not exists (select from help_desk)""";

    private static final String OFFICES = """
            insert into office (position, prefecture, name, address, telephone, hours)
            select * from (values
                (1, 'TOKYO', '【見本】ハローワーク東',
                    '東京都見本区東1-1-1', '03-0000-0001', '平日 8:30～17:15'),
                (2, 'TOKYO', '【見本】ハローワーク西',
                    '東京都見本区西2-2-2', '03-0000-0002', '平日 8:30～17:15'),
                (3, 'FUKUOKA', '【見本】ハローワーク中央',
                    '福岡県見本市中央3-3-3', '092-000-0003', '平日 8:30～17:15'))
                as demo
            where not exists (select from office)""";

    private DemoContacts() {}

    /** Unless there are any. */
    static void insert(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(DESKS);
            statement.executeUpdate(OFFICES);
        }
    }
}
