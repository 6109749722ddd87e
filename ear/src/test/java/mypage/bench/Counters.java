package mypage.bench;

import java.sql.SQLException;

/** What a node and its database have used so far. */
record Counters(double nodeCpuMillis, double databaseCpuMillis, long statements, long allocatedBytes) {

    static Counters of(NodeMeter node, DatabaseMeter database) throws SQLException {
        return new Counters(node.cpuMillis(), database.cpuMillis(), database.statements(), node.allocatedBytes());
    }

    Counters since(Counters before) {
        return new Counters(
                nodeCpuMillis - before.nodeCpuMillis,
                databaseCpuMillis - before.databaseCpuMillis,
                statements - before.statements,
                allocatedBytes - before.allocatedBytes);
    }
}
