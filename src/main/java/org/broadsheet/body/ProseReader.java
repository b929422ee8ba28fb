package org.broadsheet.body;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.broadsheet.request.InputReader;
import org.broadsheet.request.ValueReader;
import org.broadsheet.request.WarningCode;

/**
 * Reads HTML that is not a body: a bio, a notice. It is sanitised; what that removes is reported as a loss. Null if
 * nothing is left of it.
 */
@Singleton
public class ProseReader implements ValueReader<String> {

    @Override
    public Class<String> type() {
        return String.class;
    }

    @Override
    public String read(InputReader reader, Field field, Optional<String> stored) {
        return field.input()
                .text(field.name(), field.maximum())
                .map(html -> {
                    Sanitizer.Result clean = Sanitizer.prose(html);
                    clean.losses().forEach(loss -> field.input().lost(loss.under(field.pointer())));
                    if (clean.html().isEmpty() && clean.losses().isEmpty()) {
                        field.input().lost(field.name(), WarningCode.VALUE_EMPTY, "Has no text; treated as absent");
                    }
                    return clean.html();
                })
                .filter(html -> !html.isEmpty())
                .orElse(null);
    }
}
