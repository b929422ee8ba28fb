package org.broadsheet.body;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.broadsheet.markup.UrlPolicy;
import org.broadsheet.request.InputReader;
import org.broadsheet.request.ValueReader;

/** Reads the address of something on the web. */
@Singleton
public final class WebReader implements ValueReader<String> {

    @Override
    public Class<String> type() {
        return String.class;
    }

    @Override
    public String read(InputReader reader, Field field, Optional<String> stored) {
        Optional<String> sent = field.input().text(field.name(), field.maximum());
        String url = sent.map(UrlPolicy::web).orElse(null);
        if (sent.isPresent() && url == null) {
            field.fault("Must be an http or https URL");
        }
        return url;
    }
}
