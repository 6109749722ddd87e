package mypage.audit;

import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import javax.sql.DataSource;

/** The transactions of {@link AuditMonthTimer}. */
@Stateless
public class AuditMonthTransactions {

    @Resource(lookup = "java:app/jdbc/mypage")
    DataSource dataSource;

    /** @return false when there is room for the month already */
    public boolean add(YearMonth month) {
        try (Connection connection = dataSource.getConnection()) {
            return new AuditMonthRepository(connection).add(month);
        } catch (SQLException e) {
            throw new EJBException(e);
        }
    }

    /** The months that have a partition, the oldest first. */
    public List<YearMonth> all() {
        try (Connection connection = dataSource.getConnection()) {
            return new AuditMonthRepository(connection).months();
        } catch (SQLException e) {
            throw new EJBException(e);
        }
    }
}
