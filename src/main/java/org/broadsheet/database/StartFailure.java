package org.broadsheet.database;

import java.util.Optional;

/** Why the program cannot use its database when it starts, as one sentence that says what to do. */
public final class StartFailure {

    private static final String PASSWORD = "QUARKUS_DATASOURCE_PASSWORD";
    private static final String USERNAME = "QUARKUS_DATASOURCE_USERNAME";
    private static final String ADDRESS = "QUARKUS_DATASOURCE_JDBC_URL";

    private StartFailure() {}

    /** The sentence; empty if something else is wrong, which the operator cannot set right without its details. */
    public static Optional<String> of(Throwable thrown) {
        return DatabaseFailure.first(thrown).flatMap(failure -> {
            String database = EmbeddedDatabase.settings()
                    .url()
                    .map(StartFailure::withoutSecrets)
                    .orElse("the embedded database");
            String said = String.valueOf(failure.getMessage()).strip().replaceAll("\\s+", " ");
            return advice(String.valueOf(failure.getSQLState()))
                    .map(advice -> "%s: %s %s".formatted(database, said.endsWith(".") ? said : said + ".", advice));
        });
    }

    /** By PostgreSQL's error codes (Appendix A of its manual). */
    private static Optional<String> advice(String state) {
        return switch (state) {
            case "28P01", "28000" -> Optional.of("Correct " + USERNAME + " and " + PASSWORD + ".");
            case "3D000" -> Optional.of("Create the database with createdb, or correct " + ADDRESS + ".");
            case "42501" -> Optional.of("Make the user of " + USERNAME + " the owner of the database.");
            case "08004" -> Optional.of("Set " + USERNAME + " and " + PASSWORD + ".");
            case "25006" -> Optional.of("This is a standby: set " + ADDRESS + " to the primary.");
            case "57P03", "53300" -> Optional.of("Try again in a moment.");
            default ->
                state.startsWith("08")
                        ? Optional.of("Start PostgreSQL there, or correct " + ADDRESS
                                + "; without that setting Broadsheet starts a PostgreSQL of its own.")
                        : Optional.empty();
        };
    }

    /** The parameters of an address may have a password among them. */
    private static String withoutSecrets(String url) {
        return url.replaceFirst("\\?.*", "").replaceFirst("//[^/@]*@", "//");
    }
}
