package mypage.platform;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts by labels, whose values must be few and not up to a client. In memory, without a lock. Thread-safe. */
public final class LabelledCounter {

    private final ConcurrentMap<List<String>, LongAdder> counts = new ConcurrentHashMap<>();

    public void add(long count, String... labels) {
        counts.computeIfAbsent(List.of(labels), fresh -> new LongAdder()).add(count);
    }

    /** In the order of the labels. */
    public Map<List<String>, Long> counts() {
        Map<List<String>, Long> read =
                new TreeMap<>((one, other) -> one.toString().compareTo(other.toString()));
        counts.forEach((labels, count) -> read.put(labels, count.sum()));
        return read;
    }
}
