package io.tenfolio.db.access;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What an administrator switches about who may come in.
@Repository
public class AccessSettings {
    private static final String REGISTRATION = "registration.open";
    private static final String ASK =
            """
            select value
            from   setting
            where  name = :name
            """;
    private static final String SAY =
            """
            insert into setting (name, value, changed_at)
            values (:name, :value, utc_timestamp(6))
            on duplicate key update value = :value, changed_at = utc_timestamp(6)
            """;

    private final JdbcClient jdbc;

    public AccessSettings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Whether anybody may make a login of their own; not until an administrator says so.
    public boolean registrationIsOpen() {
        return jdbc.sql(ASK)
                .param("name", REGISTRATION)
                .query(String.class)
                .optional()
                .filter("true"::equals)
                .isPresent();
    }

    public void openRegistration(boolean open) {
        jdbc.sql(SAY).param("name", REGISTRATION).param("value", String.valueOf(open)).update();
    }
}
