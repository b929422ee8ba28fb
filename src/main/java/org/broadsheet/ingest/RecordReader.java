package org.broadsheet.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import org.broadsheet.article.ArticleDraft;
import org.broadsheet.article.BodyInput;
import org.broadsheet.author.AuthorDraft;
import org.broadsheet.body.Dropped;
import org.broadsheet.delivery.Fault;
import org.broadsheet.delivery.JsonInput;
import org.broadsheet.delivery.StrictJson;
import org.broadsheet.ingest.RecordLine.Content;
import org.broadsheet.section.SectionDraft;
import org.broadsheet.summary.SummaryDraft;
import org.broadsheet.tag.TagDraft;

/** Reads lines of an import into records. Holds nothing: many threads may read at once. */
@ApplicationScoped
class RecordReader {

    private static final List<String> TYPES = List.of("section", "tag", "author", "article", "summary", "cursor");

    private static final int CURSOR_LENGTH = 20;

    private final BodyInput bodies;

    RecordReader(BodyInput bodies) {
        this.bodies = bodies;
    }

    /** The record of a line; what is wrong with it is in the answer, never thrown. */
    RecordLine read(Lines.Line line) {
        if (line.isTooLong()) {
            return rejected(line.number(), "Is longer than " + Lines.MAX_BYTES + " bytes");
        }
        String source;
        try {
            source = StrictJson.text(line.bytes());
        } catch (CharacterCodingException e) {
            return rejected(line.number(), "Is not UTF-8");
        }
        return read(line.number(), source);
    }

    /** The record of a line that is text already. */
    RecordLine read(long number, String source) {
        List<Fault> faults = new ArrayList<>();
        List<Dropped> dropped = new ArrayList<>();
        try {
            JsonNode document = StrictJson.document(source);
            JsonInput input = JsonInput.of(document, faults);
            if (!faults.isEmpty()) {
                return new RecordLine(number, source, null, faults, dropped);
            }
            Content record = input.choice("type", TYPES)
                    .map(type -> content(type, input, dropped))
                    .orElse(null);
            if (record == null) {
                if (input.node("type").isEmpty()) {
                    input.fault("type", "Is required: one of " + String.join(", ", TYPES));
                }
            } else {
                input.refuseOthers();
            }
            return new RecordLine(number, source, faults.isEmpty() ? record : null, faults, dropped);
        } catch (JsonProcessingException e) {
            return rejected(number, "Is not one JSON object: " + e.getOriginalMessage());
        }
    }

    private Content content(String type, JsonInput input, List<Dropped> dropped) {
        return switch (type) {
            case "section" -> new RecordLine.OfSection(SectionDraft.read(input));
            case "tag" -> new RecordLine.OfTag(TagDraft.read(input));
            case "author" -> new RecordLine.OfAuthor(AuthorDraft.read(input, dropped));
            case "cursor" -> {
                // The last line of an export: it says where the change feed goes on, and stands for nothing here.
                input.text("cursor", CURSOR_LENGTH);
                yield new RecordLine.OfCursor();
            }
            case "article" -> article(ArticleDraft.read(input, bodies, dropped));
            default -> new RecordLine.OfSummary(SummaryDraft.read(input, bodies, dropped));
        };
    }

    /** Has the body remember here, where many read, what the one who writes will ask it for. */
    private static Content article(ArticleDraft draft) {
        draft.body().references();
        draft.body().toJson();
        return new RecordLine.OfArticle(draft);
    }

    private static RecordLine rejected(long number, String detail) {
        return new RecordLine(number, "", null, List.of(Fault.pointer("", detail)), List.of());
    }
}
