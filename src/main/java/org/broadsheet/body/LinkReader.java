package org.broadsheet.body;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.broadsheet.markup.UrlPolicy;
import org.broadsheet.request.InputReader;
import org.broadsheet.request.ValueReader;

/** Reads an address that something leads to, as links in texts do. */
@Singleton
final class LinkReader implements ValueReader<String> {

    @Override
    public Class<String> type() {
        return String.class;
    }

    @Override
    public String read(InputReader reader, Field field, Optional<String> stored) {
        Optional<String> sent = field.input().text(field.name(), field.maximum());
        String url = sent.map(UrlPolicy::link).orElse(null);
        if (sent.isPresent() && (url == null || url.startsWith(UrlPolicy.ARTICLE))) {
            field.fault("Must be an http, https, mailto or tel URL, a path on the site or a #fragment");
            return null;
        }
        return url;
    }
}
