package mypage.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/** What this node tells monitoring. */
@ApplicationScoped
public class NodeMetricService {

    private static final System.Logger LOG = System.getLogger(NodeMetricService.class.getName());

    private Instance<MetricSource> sources;

    protected NodeMetricService() {}

    @Inject
    public NodeMetricService(Instance<MetricSource> sources) {
        this.sources = sources;
    }

    /**
     * In the format of {@link MetricText}. Some statements are run for it. Without a database, what needs it is left
     * out.
     */
    public String text() {
        StringBuilder all = new StringBuilder();
        sources.forEach(source -> all.append(text(source)));
        return all.toString();
    }

    private static String text(MetricSource source) {
        MetricText text = new MetricText();
        try {
            source.writeTo(text);
            return text.toString();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "metrics are left out: {0}", FailureKind.of(e));
            return "";
        }
    }
}
