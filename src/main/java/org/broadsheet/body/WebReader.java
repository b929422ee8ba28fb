package org.broadsheet.body;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.broadsheet.markup.UrlPolicy;
import org.broadsheet.request.InputReader;
import org.broadsheet.request.JsonInput;
import org.broadsheet.request.TextsReader;
import org.broadsheet.request.ValueReader;

/** Reads the address of something on the web. */
@Singleton
public final class WebReader implements ValueReader<String> {

    /** What an address begins with, for the contract. */
    public static final String PATTERN = "^https?://.";

    private static final String RULE = "Must be an http or https URL";

    @Override
    public Class<String> type() {
        return String.class;
    }

    @Override
    public String read(InputReader reader, Field field, Optional<String> stored) {
        Optional<String> sent = field.input().text(field.name(), field.maximum());
        String url = sent.map(UrlPolicy::web).orElse(null);
        if (sent.isPresent() && url == null) {
            field.fault(RULE);
        }
        return url;
    }

    /** Reads a list of such addresses, each once. */
    @Singleton
    public static final class Several extends TextsReader {

        @Override
        protected Optional<String> one(JsonInput list, String index) {
            Optional<String> sent = list.text(index, UrlPolicy.LONGEST);
            Optional<String> url = sent.map(UrlPolicy::web);
            if (sent.isPresent() && url.isEmpty()) {
                list.fault(index, RULE);
            }
            return url;
        }
    }
}
