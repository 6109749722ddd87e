package mypage.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/** The process of this node, under the names that Micrometer gives them, and its database connections. */
@ApplicationScoped
class ProcessMetrics implements MetricSource {

    @Override
    public void writeTo(MetricText text) {
        long started = ManagementFactory.getRuntimeMXBean().getStartTime();
        text.gauge("process_start_time_seconds", "When the process started, in seconds since 1970")
                .value(started / 1000.0);
        text.counter("process_cpu_seconds_total", "Processor time of the process")
                .value(cpu().toMillis() / 1000.0);
        var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        text.gauge("jvm_memory_used_bytes", "Memory in use").value(heap.getUsed(), "area", "heap");
        text.gauge("jvm_memory_max_bytes", "Memory that may be used").value(heap.getMax(), "area", "heap");
        text.gauge("jvm_threads_live_threads", "Threads")
                .value(ManagementFactory.getThreadMXBean().getThreadCount());
        ConnectionLimit connections = ConnectionLimit.ofNode();
        text.gauge("mypage_database_connections_max", "MYPAGE_DB_POOL").value(connections.most());
        text.gauge("mypage_database_connections_in_use", "Connections that transactions use now")
                .value(connections.inUse());
        text.gauge("mypage_database_connections_waiting", "Transactions that wait for a connection now")
                .value(connections.waiting());
    }

    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
