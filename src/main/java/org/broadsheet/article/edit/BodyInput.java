package org.broadsheet.article.edit;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.broadsheet.body.BlockReader;
import org.broadsheet.body.Body;
import org.broadsheet.body.BodyDraft;
import org.broadsheet.body.HtmlReader;
import org.broadsheet.body.InvalidBodyException;
import org.broadsheet.body.MarkdownReader;
import org.broadsheet.body.ParsedBody;
import org.broadsheet.body.TextReader;
import org.broadsheet.problem.Fault;
import org.broadsheet.problem.Nearest;
import org.broadsheet.request.InputReader;
import org.broadsheet.request.JsonInput;
import org.broadsheet.request.ValueReader;
import org.broadsheet.response.Site;

/** Reads a body in one of the forms that {@link BodyDraft} declares. */
@ApplicationScoped
public class BodyInput implements ValueReader<Body> {

    /** The longest body, in UTF-16 units of its source: 2 MiB of ASCII. */
    public static final int MAX_LENGTH = 2 * 1024 * 1024;

    private static final Map<String, Class<?>> FORMS = forms();

    private final Site site;
    private final HtmlReader html;
    private final MarkdownReader markdown;

    BodyInput(Site site) {
        this.site = site;
        this.html = new HtmlReader(site::articleSlug);
        this.markdown = new MarkdownReader(site::articleSlug);
    }

    /** Each form is an object whose first field is named as the form. */
    private static Map<String, Class<?>> forms() {
        Map<String, Class<?>> forms = new TreeMap<>();
        for (Class<?> form : BodyDraft.class.getPermittedSubclasses()) {
            forms.put(form.getRecordComponents()[0].getName(), form);
        }
        return forms;
    }

    @Override
    public Class<Body> type() {
        return Body.class;
    }

    /** The body, with slugs as references; null if it has faults. */
    @Override
    public Body read(InputReader reader, Field field, Optional<Body> stored) {
        JsonNode sent = field.input().node(field.name()).orElseThrow();
        List<String> named = new ArrayList<>();
        sent.fieldNames().forEachRemaining(named::add);
        List<String> forms = named.stream().filter(FORMS::containsKey).toList();
        if (!sent.isObject() || forms.size() != 1 && named.size() != 1) {
            field.fault("Must be an object with one of " + String.join(", ", FORMS.keySet()));
            return null;
        }
        String form = forms.isEmpty() ? named.get(0) : forms.get(0);
        if (forms.isEmpty()) {
            field.input()
                    .faults()
                    .add(Fault.pointer(field.pointer(), "There is no body form " + form)
                            .allowing(List.copyOf(FORMS.keySet()), form)
                            .suggesting(Nearest.to(form, FORMS.keySet()).orElse(null)));
            return null;
        }
        JsonInput object = field.input().object(field.name()).orElseThrow();
        String pointer = object.pointer(form);
        try {
            ParsedBody parsed = FORMS.get(form) == BodyDraft.Blocks.class
                    ? blocks(form, object)
                    : parse(reader.read(FORMS.get(form), object), pointer);
            if (parsed == null) {
                return null;
            }
            parsed.losses().forEach(loss -> object.lost(loss.under(pointer)));
            return parsed.body();
        } catch (InvalidBodyException e) {
            object.faults().addAll(e.faults());
            return null;
        }
    }

    /** Blocks have a reader of their own, which would find the faults of another again. */
    private ParsedBody blocks(String form, JsonInput object) {
        Optional<JsonNode> blocks = object.node(form);
        object.refuseOthers();
        if (blocks.isEmpty()) {
            object.fault(form, "Is required");
            return null;
        }
        return BlockReader.read(blocks.get(), object.pointer(form), site::articleSlug);
    }

    private ParsedBody parse(Object draft, String pointer) {
        try {
            if (draft instanceof BodyDraft.Html sent) {
                return sent.html() == null ? null : html.read(sent.html(), base(sent.base()));
            }
            if (draft instanceof BodyDraft.Markdown sent) {
                return sent.markdown() == null ? null : markdown.read(sent.markdown(), base(sent.base()));
            }
            String text = ((BodyDraft.Text) draft).text();
            return text == null ? null : TextReader.read(text);
        } catch (InvalidBodyException e) {
            throw e.under(pointer);
        }
    }

    private static String base(String sent) {
        return sent == null ? "" : sent;
    }
}
