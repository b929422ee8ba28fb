package org.broadsheet.body;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.broadsheet.markup.UrlPolicy;
import org.broadsheet.request.InputReader;
import org.broadsheet.request.ValueReader;

/** Reads the URL that the relative addresses of a body are resolved against. */
@Singleton
class BaseReader implements ValueReader<String> {

    @Override
    public Class<String> type() {
        return String.class;
    }

    @Override
    public String read(InputReader reader, Field field, Optional<String> stored) {
        Optional<String> sent = field.input().text(field.name(), field.maximum());
        String url = sent.filter(address -> !address.strip().startsWith("//"))
                .map(UrlPolicy::web)
                .orElse(null);
        if (sent.isPresent() && url == null) {
            field.fault("Must be an http or https URL, such as that of the page that the body is from");
        }
        return url;
    }
}
