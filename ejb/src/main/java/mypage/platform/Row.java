package mypage.platform;

import java.time.Instant;

/** One row of the result of a {@link NativeStatement}, with columns numbered from 0. */
public final class Row {

    private final Object[] columns;

    private Row(Object... columns) {
        this.columns = columns;
    }

    /** Jakarta Persistence returns the bare value if a statement has one column. */
    static Row of(Object found) {
        return found instanceof Object[] columns ? new Row(columns) : new Row(new Object[] {found});
    }

    public boolean isNull(int column) {
        return columns[column] == null;
    }

    /** Null where the column is. */
    public String text(int column) {
        return (String) columns[column];
    }

    /** Null where the column is. */
    public Instant time(int column) {
        return Timestamps.toInstant(columns[column]);
    }

    /** Null where the column is. */
    public byte[] bytes(int column) {
        return (byte[]) columns[column];
    }

    public boolean isTrue(int column) {
        return (Boolean) columns[column];
    }

    public long number(int column) {
        return value(column).longValue();
    }

    /** Null where the column is. */
    public Long numberOrNull(int column) {
        return isNull(column) ? null : number(column);
    }

    public double decimal(int column) {
        return value(column).doubleValue();
    }

    private Number value(int column) {
        return (Number) columns[column];
    }
}
