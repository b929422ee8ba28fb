package org.broadsheet.extra;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.editorial.Warning;
import org.broadsheet.name.Kind;
import org.broadsheet.problem.Fault;
import org.broadsheet.request.WarningCode;

/**
 * Checks what is a newsroom's own by the schemas that it has put. A transaction reads them once: so every node uses a new
 * schema from the moment on at which it was stored.
 */
@ApplicationScoped
public class Extras {

    private final Database database;
    private final TransactionSynchronizationRegistry transactions;
    private final Map<Kind, ExtraSchema> compiled = new ConcurrentHashMap<>();

    Extras(Database database, TransactionSynchronizationRegistry transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    /** The schemas that hold in a transaction. */
    private static final class Current {
        private final Map<Kind, ExtraSchema> schemas = new EnumMap<>(Kind.class);
    }

    /** What does not fit in a thing of this kind. */
    public List<Fault> misfits(Kind kind, Extra extra) {
        return current(kind).map(schema -> schema.faults(extra)).orElse(List.of());
    }

    /**
     * Checks a thing that is to be saved. What stands already may stay, so that a new schema keeps nobody from correcting
     * a headline: it is only warned of.
     *
     * @param stored what it has now; null for nothing or a new thing
     * @param isNew whether nothing is stored yet
     */
    public void check(Kind kind, Extra extra, Extra stored, boolean isNew, List<Fault> faults, List<Warning> warnings) {
        List<Fault> found = misfits(kind, extra);
        if (isNew || !Objects.equals(extra, stored)) {
            faults.addAll(found);
        } else {
            found.forEach(fault -> warnings.add(new Warning(
                    WarningCode.EXTRA_MISFIT, fault.pointer(), fault.detail() + "; it was so before this write")));
        }
    }

    /** The schema of a kind, as the caller's transaction sees it. */
    Optional<ExtraSchema> current(Kind kind) {
        return Optional.ofNullable(inTransaction().schemas.get(kind));
    }

    private Current inTransaction() {
        if (transactions.getTransactionStatus() != Status.STATUS_ACTIVE) {
            return read();
        }
        Current current = (Current) transactions.getResource(Extras.class);
        if (current == null) {
            current = read();
            transactions.putResource(Extras.class, current);
        }
        return current;
    }

    /** Has the caller's transaction read the schemas again, after it has changed one. */
    void forget() {
        transactions.putResource(Extras.class, null);
    }

    private record Row(Kind kind, int version, String schema, Set<String> privateNames, Set<String> filteredNames) {}

    private Current read() {
        Current current = new Current();
        List<Row> rows = new ArrayList<>(database.list(
                Sql.of("select kind, version, schema, private_names, filtered_names from extra_schema"),
                row -> new Row(
                        Kind.of(row.getString("kind")),
                        row.getInt("version"),
                        row.getString("schema"),
                        new TreeSet<>(
                                List.of((String[]) row.getArray("private_names").getArray())),
                        new TreeSet<>(List.of(
                                (String[]) row.getArray("filtered_names").getArray())))));
        rows.forEach(row -> current.schemas.put(row.kind(), compiled(row)));
        return current;
    }

    /** Compiled again only where another one was stored: a version may be that of another schema after a deletion. */
    private ExtraSchema compiled(Row row) {
        ObjectNode schema = Extra.parsed(row.schema());
        return compiled.compute(
                row.kind(),
                (kind, known) -> known != null
                                && known.version() == row.version()
                                && known.compiled().getSchemaNode().equals(schema)
                        ? known
                        : ExtraSchema.of(
                                kind,
                                row.version(),
                                schema,
                                new SchemaReader.Marks(row.privateNames(), row.filteredNames())));
    }
}
