package mypage.bench;

import java.util.List;
import mypage.demo.EmbeddedDatabase;

/** A server that is measured, with a database of its own. */
interface Subject extends AutoCloseable {
    String name();

    void start() throws Exception;

    ProcessHandle node();

    EmbeddedDatabase database();

    List<Scenario> scenarios();
}
