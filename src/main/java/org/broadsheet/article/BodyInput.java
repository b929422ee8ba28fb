package org.broadsheet.article;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.body.BlockReader;
import org.broadsheet.body.Body;
import org.broadsheet.body.BodyFaults;
import org.broadsheet.body.Dropped;
import org.broadsheet.body.HtmlReader;
import org.broadsheet.body.MarkdownReader;
import org.broadsheet.body.Reading;
import org.broadsheet.body.TextReader;
import org.broadsheet.delivery.Fault;
import org.broadsheet.delivery.JsonInput;
import org.broadsheet.delivery.Nearest;
import org.broadsheet.delivery.Site;

/** Reads the field {@code body}: exactly one of {@code blocks}, {@code html}, {@code markdown}, {@code text}. */
@ApplicationScoped
public class BodyInput {

    /** The longest body, in UTF-16 units of its source: 2 MiB of ASCII. */
    public static final int MAX_LENGTH = 2 * 1024 * 1024;

    private static final List<String> FORMS = List.of("blocks", "html", "markdown", "text");
    private static final Body EMPTY = new Body(List.of());

    private final Site site;
    private final HtmlReader html;
    private final MarkdownReader markdown;

    BodyInput(Site site) {
        this.site = site;
        this.html = new HtmlReader(site::articleSlug);
        this.markdown = new MarkdownReader(site::articleSlug);
    }

    /** The body, with slugs for references; an empty one where it is at fault. */
    public Body read(JsonInput input, List<Dropped> dropped) {
        Optional<JsonNode> node = input.node("body");
        if (node.isEmpty()) {
            input.fault("body", "Is required: {\"html\"}, {\"markdown\"}, {\"text\"} or {\"blocks\"}");
            return EMPTY;
        }
        if (!node.get().isObject() || node.get().size() != 1) {
            input.fault("body", "Must be an object with one of " + String.join(", ", FORMS));
            return EMPTY;
        }
        Map.Entry<String, JsonNode> form = node.get().properties().iterator().next();
        String pointer = input.pointer("body") + "/" + form.getKey();
        if (!FORMS.contains(form.getKey())) {
            input.faults()
                    .add(Fault.pointer(input.pointer("body"), "Has no form " + form.getKey())
                            .allowing(FORMS, form.getKey())
                            .suggesting(Nearest.to(form.getKey(), FORMS).orElse(null)));
            return EMPTY;
        }
        try {
            Reading reading = form.getKey().equals("blocks")
                    ? BlockReader.read(form.getValue(), pointer, site::articleSlug)
                    : text(form.getKey(), form.getValue(), pointer, input);
            reading.dropped().forEach(one -> dropped.add(one.under(pointer)));
            return reading.body();
        } catch (BodyFaults e) {
            input.faults().addAll(e.faults());
            return EMPTY;
        }
    }

    private Reading text(String form, JsonNode source, String pointer, JsonInput input) {
        if (!source.isTextual()) {
            throw new BodyFaults(List.of(Fault.pointer(pointer, "Must be a string")));
        }
        String text = source.textValue();
        if (text.length() > MAX_LENGTH) {
            throw new BodyFaults(List.of(
                    Fault.pointer(pointer, "Has " + text.length() + " characters; the maximum is " + MAX_LENGTH)));
        }
        JsonInput.unstorable(text).ifPresent(why -> {
            throw new BodyFaults(List.of(Fault.pointer(pointer, why)));
        });
        try {
            return switch (form) {
                case "html" -> html.read(text);
                case "markdown" -> markdown.read(text);
                default -> TextReader.read(text);
            };
        } catch (BodyFaults e) {
            throw e.under(pointer);
        }
    }
}
