package org.broadsheet.body;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.broadsheet.markup.UrlPolicy;
import org.broadsheet.request.InputReader;
import org.broadsheet.request.JsonInput;
import org.broadsheet.request.ValueReader;

/** Reads an {@link Image} as {@link ImageDraft} declares it. */
@Singleton
class ImageReader implements ValueReader<Image> {

    private static final InputReader FIELDS =
            new InputReader(List.of(new Address(), new InlineReader(), new LinkReader(), new WebReader()));

    @Override
    public Class<Image> type() {
        return Image.class;
    }

    @Override
    public Image read(InputReader reader, Field field, Optional<Image> stored) {
        return field.input()
                .object(field.name())
                .map(object -> stored.map(image ->
                                FIELDS.patch(ImageDraft.of(image), object).image())
                        .orElseGet(() -> read(object)))
                .orElse(null);
    }

    /** Reads a whole image; faults and losses are left with the input. */
    static Image read(JsonInput object) {
        return FIELDS.read(ImageDraft.class, object).image();
    }

    /** Where an image is. */
    @Singleton
    static final class Address implements ValueReader<String> {

        @Override
        public Class<String> type() {
            return String.class;
        }

        @Override
        public String read(InputReader reader, Field field, Optional<String> stored) {
            Optional<String> sent = field.input().text(field.name(), field.maximum());
            String url = sent.map(UrlPolicy::image).orElse(null);
            if (sent.isPresent() && url == null) {
                field.fault("Must be an http or https URL, or a path from the site's root such as /images/a.jpg");
            }
            return url;
        }
    }
}
