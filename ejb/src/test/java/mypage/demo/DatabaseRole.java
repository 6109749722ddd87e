package mypage.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** A role of an {@link EmbeddedDatabase}, with a password of its own. */
public enum DatabaseRole {
    ADMINISTRATOR("postgres"),

    /** Owns the tables. */
    OWNER("mypage_owner"),

    /** What nodes connect as; owns nothing. */
    NODE("mypage");

    /** Its name in the database. */
    public final String id;

    DatabaseRole(String id) {
        this.id = id;
    }

    /** Makes the passwords that this folder lacks. */
    static void prepare(Path folder) throws IOException {
        for (DatabaseRole role : values()) {
            SecretFile.createOnce(role.passwordFile(folder), () -> SecretFile.random(18));
        }
    }

    Path passwordFile(Path folder) {
        return folder.resolve(this == ADMINISTRATOR ? "password" : id + ".password");
    }

    String password(Path folder) {
        try {
            return Files.readString(passwordFile(folder)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the other two as operators do; may be called again. */
    static void make(DataSource administrator, Path folder) throws IOException {
        execute(administrator, script());
        for (DatabaseRole role : List.of(OWNER, NODE)) {
            execute(administrator, "alter role " + role.id + " password '" + role.password(folder) + "'");
        }
    }

    static void execute(DataSource database, String sql) throws IOException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    public static String script() throws IOException {
        return Files.readString(Folders.project().resolve("deploy/postgresql/roles.sql"));
    }
}
