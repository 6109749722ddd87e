package mypage.chaos;

import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import mypage.it.MailGate;

/** Two nodes, their database and their mail server, and how each of them breaks. Threads break different ones. */
interface Scene extends AutoCloseable {

    int NODES = 2;

    /** Where people come in: at a proxy, or at each node. */
    List<URI> doors();

    Mails mails();

    MailGate mailGate();

    /** As kill -9. */
    void killNode(int node) throws Exception;

    /** As SIGTERM. */
    void stopNode(int node) throws Exception;

    /** Starts it until it answers, however often it fails because the database is away. */
    void startNode(int node) throws Exception;

    /** Neither answers nor closes connections, as one that the network lost. */
    void pauseNode(int node, boolean isPaused) throws Exception;

    /** Orderly if it is not a crash; returns when it is there again. */
    void restartDatabase(boolean isCrash) throws Exception;

    void pauseDatabase(boolean isPaused) throws Exception;

    /** The primary dies and the standby takes over, for good; nothing happens if there is none. */
    void failOver() throws Exception;

    /** With the rights of the owner of the tables. */
    Connection connect() throws SQLException;

    /** What the command says that checks the chain of the audit trail; begins with its exit code. */
    String auditCheck() throws Exception;
}
