package org.broadsheet.redirect;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.problem.Fault;
import org.broadsheet.request.ContentLoss;
import org.broadsheet.request.InputReader;
import org.broadsheet.request.JsonInput;
import org.broadsheet.request.ValueReader;
import org.broadsheet.request.WarningCode;
import org.broadsheet.response.Site;

/** Reads a path that leads somewhere else, in the form of {@link RedirectPath#text}. Reports what is not kept of it. */
@Singleton
public class PathReader implements ValueReader<String> {

    private static final String RULE =
            "Must be a path of the site such as /2014/05/old.html, or an address of the site, of at most "
                    + RedirectPath.MAX_LENGTH + " characters";

    private final Site site;

    PathReader(Site site) {
        this.site = site;
    }

    @Override
    public Class<String> type() {
        return String.class;
    }

    @Override
    public String read(InputReader reader, Field field, Optional<String> stored) {
        return field.input()
                .text(field.name(), field.maximum())
                .flatMap(sent -> path(sent, field.input(), field.pointer()))
                .orElse(null);
    }

    private Optional<String> path(String sent, JsonInput input, String pointer) {
        Optional<RedirectPath> path = RedirectPath.of(sent, site);
        String fault = path.isEmpty()
                ? RULE
                : path.get().isFrontPage() ? "Is the site's front page, which cannot redirect" : null;
        if (fault != null) {
            input.faults().add(Fault.pointer(pointer, fault));
            return Optional.empty();
        }
        RedirectPath.leftOut(sent)
                .forEach(detail -> input.lost(new ContentLoss(pointer, WarningCode.VALUE_CHANGED, detail)));
        return path.map(RedirectPath::text);
    }

    /** Reads a list of such paths, each once. */
    @Singleton
    @SuppressWarnings("rawtypes")
    public static class Several implements ValueReader<List> {

        private final PathReader one;

        Several(PathReader one) {
            this.one = one;
        }

        @Override
        public Class<List> type() {
            return List.class;
        }

        @Override
        public List<String> read(InputReader reader, Field field, Optional<List> stored) {
            Set<String> paths = new LinkedHashSet<>();
            List<JsonNode> nodes = field.input().list(field.name(), field.maximum());
            for (int i = 0; i < nodes.size(); i++) {
                String pointer = field.pointer() + "/" + i;
                Optional<String> path = nodes.get(i).isTextual()
                        ? one.path(nodes.get(i).textValue(), field.input(), pointer)
                        : Optional.empty();
                if (!nodes.get(i).isTextual()) {
                    field.input().faults().add(Fault.pointer(pointer, "Must be a string"));
                } else if (path.isPresent() && !paths.add(path.get())) {
                    field.input().faults().add(Fault.pointer(pointer, "“" + path.get() + "” was sent twice"));
                }
            }
            return List.copyOf(paths);
        }
    }
}
