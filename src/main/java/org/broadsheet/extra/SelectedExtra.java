package org.broadsheet.extra;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.database.PublicReads;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.request.Declaration;
import org.broadsheet.request.Faults;
import org.broadsheet.request.Fields;
import org.broadsheet.request.QueryType;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Checks what {@code fields} selects of the newsroom's own, in whatever operation: only its schema tells what there is. The
 * faults become those of the request's {@link BoundQuery}.
 */
public class SelectedExtra {

    private final ExtraNames names;

    SelectedExtra(PublicReads database) {
        this.names = new ExtraNames(database);
    }

    @ServerRequestFilter
    public void check(ContainerRequestContext request, ResourceInfo operation) {
        Set<String> selected =
                Fields.membersIn(request.getUriInfo().getQueryParameters().getOrDefault(Fields.NAME, List.of()));
        if (selected.isEmpty()) {
            return;
        }
        BoundQuery.typeOf(operation.getResourceMethod())
                .flatMap(SelectedExtra::shownBy)
                .ifPresent(shown -> {
                    Faults faults = new Faults();
                    names.checkSelected(shown, selected, faults);
                    request.setProperty(BoundQuery.MORE_FAULTS, faults);
                });
    }

    /** What an operation that takes this query shows of the newsroom's own, where a client can select of it. */
    static Optional<ExtraOf> shownBy(QueryType<?> query) {
        return Optional.ofNullable(query.parameters().get(Fields.NAME))
                .map(Declaration::param)
                .flatMap(param -> ExtraNames.shownBy(param.fieldsOf()));
    }
}
