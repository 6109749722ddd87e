package mypage.bench;

import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import mypage.demo.Memory;

/** What a JVM on this machine has used since it started. */
final class NodeMeter implements AutoCloseable {
    private final ProcessHandle process;
    private final JMXConnector connector;
    private final ThreadMXBean threads;

    NodeMeter(ProcessHandle process) throws Exception {
        this.process = process;
        VirtualMachine machine = VirtualMachine.attach(Long.toString(process.pid()));
        try {
            connector = JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
        } finally {
            machine.detach();
        }
        threads = ManagementFactory.newPlatformMXBeanProxy(
                connector.getMBeanServerConnection(), ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
    }

    double cpuMillis() {
        return process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
    }

    long allocatedBytes() {
        return threads.getTotalThreadAllocatedBytes();
    }

    double residentMegabytes() throws IOException {
        return Memory.megabytes(process.pid());
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }
}
