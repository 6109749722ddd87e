package mypage.platform;

/**
 * What a room tells monitoring about this node or the database. It counts in memory, or asks when it is asked: nothing
 * here makes a request of a user slower. A bean that implements it is found by {@link NodeMetricService}.
 */
public interface MetricSource {

    /** May throw; the metrics of the other rooms are told nevertheless. */
    void writeTo(MetricText text);
}
