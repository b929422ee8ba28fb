package org.broadsheet.body;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.broadsheet.request.InputReader;
import org.broadsheet.request.ValueReader;
import org.broadsheet.request.WarningCode;

/** Reads inline HTML and sanitises it; null if nothing is left of it. */
@Singleton
public final class InlineReader implements ValueReader<String> {

    @Override
    public Class<String> type() {
        return String.class;
    }

    @Override
    public String read(InputReader reader, Field field, Optional<String> stored) {
        return field.input()
                .text(field.name(), field.maximum())
                .map(html -> {
                    Sanitizer.Result clean = Sanitizer.inline(html);
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
