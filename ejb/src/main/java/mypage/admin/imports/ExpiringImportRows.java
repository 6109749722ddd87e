package mypage.admin.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import mypage.platform.ExpiringRows;

/** The import itself stays: it holds counts only. */
@ApplicationScoped
class ExpiringImportRows implements ExpiringRows {

    @Inject
    ImportSettings settings;

    @Override
    public String table() {
        return "import_row";
    }

    @Override
    public String column() {
        return "resting_at";
    }

    @Override
    public Duration retention() {
        return settings.retention();
    }

    /** The import that a row belongs to says since when it is over. */
    @Override
    public String select() {
        return """
                select r.ctid from account_import i join import_row r on r.import_id = i.id
                where i.resting_at <= :time limit :most for update of r skip locked""";
    }
}
