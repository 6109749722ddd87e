package mypage.bench;

/** What is measured of each scenario. The unit says how two runs compare although the machine changed its speed. */
enum Metric {
    RATE("a second", "%.1f", Unit.RATE),
    P50("p50 ms", "%.0f", Unit.TIME),
    P95("p95 ms", "%.0f", Unit.TIME),
    P99("p99 ms", "%.0f", Unit.TIME),
    NODE_CPU("node CPU-ms", "%.1f", Unit.CPU),
    BEYOND_HASH("beyond the hash", "%.1f", Unit.CPU),
    DATABASE_CPU("database CPU-ms", "%.1f", Unit.CPU),
    STATEMENTS("statements", "%.1f", Unit.COUNT),
    ALLOCATED("allocated KB", "%.0f", Unit.COUNT),
    BYTES("bytes", "%.0f", Unit.COUNT),
    RESIDENT("RSS MB", "%.0f", Unit.COUNT),
    HASH_CPU("a hash CPU-ms", "%.1f", Unit.CPU),
    HASH_RATE("hashes a second", "%.1f", Unit.RATE);

    final String title;
    final String format;
    final Unit unit;

    Metric(String title, String format, Unit unit) {
        this.title = title;
        this.format = format;
        this.unit = unit;
    }

    enum Unit {
        RATE,
        TIME,
        CPU,
        COUNT
    }

    /** The value as if hashes had cost the same in every run. */
    double calibrated(Figures figures) {
        double value = figures.of(this);
        return switch (unit) {
            case RATE -> value / figures.of(HASH_RATE);
            case TIME -> value * figures.of(HASH_RATE);
            case CPU -> value / figures.of(HASH_CPU);
            case COUNT -> value;
        };
    }
}
