package org.broadsheet.redirect;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.broadsheet.request.InputReader;
import org.broadsheet.request.ValueReader;
import org.broadsheet.response.Site;

/** Reads where a redirect leads, in the form of {@link Target#text}. */
@Singleton
public class TargetReader implements ValueReader<String> {

    private final Site site;

    TargetReader(Site site) {
        this.site = site;
    }

    @Override
    public Class<String> type() {
        return String.class;
    }

    @Override
    public String read(InputReader reader, Field field, Optional<String> stored) {
        Optional<String> sent = field.input().text(field.name(), field.maximum());
        Optional<Target> target = sent.flatMap(text -> Target.of(text, site));
        if (sent.isPresent() && target.isEmpty()) {
            field.fault("Must be an article's slug, a path of the site such as /about, or an http or https URL");
        }
        return target.map(Target::text).orElse(null);
    }
}
