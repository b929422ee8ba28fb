package org.broadsheet.editorial;

import java.io.IOException;
import java.io.PrintStream;
import org.broadsheet.access.BootstrapKey;
import org.broadsheet.access.Keys;
import org.broadsheet.database.CommandDatabase;
import org.broadsheet.database.DatabaseException;
import org.broadsheet.database.EmbeddedDatabaseException;

/**
 * The command {@code reset-key}: makes a new first key to replace a lost one, on the machine itself and without a key.
 * Only the new key goes to the standard output, so that a shell can capture it; everything else goes to standard error.
 */
public final class ResetKey {

    /** The command's name. */
    public static final String COMMAND = "reset-key";

    private ResetKey() {}

    /** Runs the command; returns the program's exit code: 0, or 1 if there is no new key. */
    public static int run(PrintStream out, PrintStream err) {
        try (CommandDatabase database = CommandDatabase.open()) {
            int revoked = database.update(Keys.revocationOfFirst());
            Keys.Replacement key = Keys.replacementOfFirst();
            database.update(key.insertion());
            database.update(Audit.insertion(
                    new WriteResult.Entry("reset", "key", key.id(), null, null, null), COMMAND, null, null));
            if (database.folder().isPresent()) {
                BootstrapKey.write(database.folder().get(), key.secret());
            }
            database.commit();
            err.println("The new first key, with every scope, shown only this once."
                    + (revoked > 0 ? " The earlier one is revoked." : ""));
            out.println(key.secret());
            return 0;
        } catch (EmbeddedDatabaseException e) {
            err.println(e.getMessage());
        } catch (DatabaseException e) {
            err.println("The key could not be made: " + e.getCause().getMessage()
                    + ". If the program never ran on this database, start it first: it makes the first key.");
        } catch (IOException e) {
            err.println("The key could not be written to its file: " + e.getMessage());
        }
        return 1;
    }
}
