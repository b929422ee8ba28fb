package org.broadsheet.reader;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.request.Address;
import org.broadsheet.request.CommonParameters;

/**
 * What a reader asks for: a path, and those parameters that pages know, each with its first value.
 *
 * @param path from its first slash
 */
public record Visit(String path, Map<String, String> sent) {

    static final String LANGUAGE = "language";
    static final String WORDS = "q";

    /** The parameters by which a reader narrows a search, as the list of articles has them. */
    static final List<String> NARROWING = List.of("section", "tag", "author", "kind");

    /** Every parameter that makes a difference to a page; all others, such as marks of newsletters, are ignored. */
    static final Set<String> PARAMETERS = Stream.concat(
                    NARROWING.stream(), Stream.of(LANGUAGE, WORDS, Address.CURSOR, CommonParameters.PREVIEW_TOKEN))
            .collect(Collectors.toUnmodifiableSet());

    /** The request at hand. */
    static Visit of(UriInfo uri) {
        Map<String, String> sent = new LinkedHashMap<>();
        MultivaluedMap<String, String> all = uri.getQueryParameters();
        all.forEach((name, values) -> {
            if (PARAMETERS.contains(name) && !values.isEmpty() && !values.get(0).isBlank()) {
                sent.put(name, values.get(0).strip());
            }
        });
        return new Visit(uri.getPath(), sent);
    }

    /** What was sent for a parameter. */
    Optional<String> sent(String name) {
        return Optional.ofNullable(sent.get(name));
    }

    /** The words of a search; empty text for none. */
    public String words() {
        return sent.getOrDefault(WORDS, "");
    }

    /** Whether it is a preview, which only its reader may see. */
    public boolean isPreview() {
        return sent.containsKey(CommonParameters.PREVIEW_TOKEN);
    }

    /** What links lead on with: the preview, and the language that the reader chose. */
    Map<String, String> carried() {
        Map<String, String> carried = new LinkedHashMap<>();
        for (String name : List.of(LANGUAGE, CommonParameters.PREVIEW_TOKEN)) {
            sent(name).ifPresent(value -> carried.put(name, value));
        }
        return carried;
    }
}
