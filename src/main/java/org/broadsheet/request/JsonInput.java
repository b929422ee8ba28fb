package org.broadsheet.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.problem.Fault;
import org.broadsheet.problem.Problem;
import org.broadsheet.words.PlainLine;
import org.broadsheet.words.Unmarked;

/**
 * Reads the fields of one JSON object that a newsroom sent and collects what is wrong with them. Texts come out in
 * NFC; NUL and lone surrogates, which PostgreSQL cannot hold, are faults. Readers return an empty value where they
 * found a fault.
 *
 * <p>A lenient input takes the {@link Spellings} of archives too, and notes how it read them as a loss.
 */
public final class JsonInput {

    /**
     * What all objects of a document share.
     *
     * @param spellings the texts that slugs were made from, as sent
     * @param others gets the pointers of unknown fields that are no faults; null where all of them are
     */
    private record Document(
            List<Fault> faults,
            List<ContentLoss> losses,
            Map<String, String> spellings,
            boolean isLenient,
            Others others) {

        static Document strict(List<Fault> faults) {
            return new Document(faults, new ArrayList<>(), Map.of(), false, null);
        }

        static Document ofArchive(Others others) {
            return new Document(new ArrayList<>(), new ArrayList<>(), new HashMap<>(), true, others);
        }
    }

    /** The unknown fields of a document for which there is a place: those of objects that are in no list and no body. */
    private record Others(JsonNode root, List<String> pointers) {

        /** Takes a field of the object at a pointer; false if there is no place for it. */
        boolean take(String object, String field) {
            JsonNode node = root;
            for (String part :
                    object.isEmpty() ? new String[0] : object.substring(1).split("/", -1)) {
                node = node.path(part.replace("~1", "/").replace("~0", "~"));
                if (!node.isObject() || part.equals("body") || part.equals("extra")) {
                    return false;
                }
            }
            return pointers.add(field);
        }
    }

    private final JsonNode object;
    private final String pointer;
    private final Document document;
    private final List<Fault> faults;
    private final List<ContentLoss> losses;
    private final Set<String> known = new LinkedHashSet<>();
    private final Set<String> kept = new LinkedHashSet<>();
    private final Set<String> blank = new HashSet<>();
    private boolean patch;

    private JsonInput(JsonNode object, String pointer, Document document) {
        this.object = object;
        this.pointer = pointer;
        this.document = document;
        this.faults = document.faults();
        this.losses = document.losses();
    }

    /** A reader of a whole document; anything but an object is a fault. */
    public static JsonInput of(JsonNode document) {
        return at(document, "", new ArrayList<>());
    }

    /** A reader of a whole document that takes the spellings of archives. */
    public static JsonInput lenient(JsonNode document) {
        return at(document, "", Document.ofArchive(null));
    }

    /** The same, but fields that its records do not have are no faults where there may be a place: see {@link #others}. */
    public static JsonInput lenientWithOthers(JsonNode document) {
        return at(document, "", Document.ofArchive(new Others(document, new ArrayList<>())));
    }

    /** The pointers of the unknown fields that are no faults. */
    public List<String> others() {
        return document.others() == null ? List.of() : document.others().pointers();
    }

    /** A reader of the object at a pointer. */
    public static JsonInput at(JsonNode node, String pointer, List<Fault> faults) {
        return at(node, pointer, Document.strict(faults));
    }

    private static JsonInput at(JsonNode node, String pointer, Document document) {
        if (!node.isObject()) {
            document.faults().add(Fault.pointer(pointer, "Must be an object"));
        }
        return new JsonInput(node, pointer, document);
    }

    /** Declares that the object is a merge patch (RFC 7396) of what is stored. */
    void changes() {
        patch = true;
    }

    /** Whether the object is a merge patch (RFC 7396) of what is stored, or else the whole of it. */
    public boolean isPatch() {
        return patch;
    }

    /** Whether there is an object at all; if not, that is its fault, and it has no others. */
    public boolean isObject() {
        return object.isObject();
    }

    /** Whether the field was sent, null included. */
    public boolean has(String name) {
        known.add(name);
        return object.has(name);
    }

    /** Declares every field not read so far a fault, with the nearest that exists. Last of all readers. */
    public void refuseOthers() {
        if (object.isObject()) {
            object.fieldNames().forEachRemaining(name -> {
                boolean taken = known.contains(name)
                        || document.others() != null && document.others().take(pointer, pointer(name));
                if (!taken) {
                    faults.add(Fault.pointer(pointer(name), "There is no field " + shown(name))
                            .suggesting(
                                    isListed() ? OtherApis.value(name, known).orElse(null) : null));
                }
            });
        }
    }

    /** Whether the next fault will be reported. Looking for suggestions for 100,000 unknown names took two seconds. */
    private boolean isListed() {
        return faults.size() < Problem.MOST_FAULTS;
    }

    /** Adds a fault of a field that the caller found. */
    public void fault(String name, String detail) {
        faults.add(Fault.pointer(pointer(name), detail));
    }

    /**
     * Declares fields that the program keeps; whether they came back as they were read is for {@link #checkKept}.
     *
     * @param passing those of them that may come back as they no longer are
     */
    void keep(Set<String> names, Set<String> passing) {
        known.addAll(names);
        kept.addAll(names);
        kept.removeAll(passing);
    }

    /**
     * Adds a fault for each kept field that was sent with another value than the program has.
     *
     * @param stored what was read; null if there is nothing yet
     * @param changedBy how such a field is changed
     */
    void checkKept(JsonNode stored, String changedBy) {
        for (String name : kept) {
            JsonNode sent = object.get(name);
            JsonNode has = stored == null ? null : stored.get(name);
            boolean same = sent == null || sent.equals(has) || sent.isNull() && (has == null || has.isNull());
            if (!same) {
                fault(name, "Is kept by the program: leave it out or send it back unchanged; " + changedBy);
            }
        }
    }

    /** Notes that something of a field is not kept. */
    public void lost(String name, WarningCode code, String detail) {
        losses.add(new ContentLoss(pointer(name), code, detail));
    }

    /** Notes a loss deeper in a field. */
    public void lost(ContentLoss loss) {
        losses.add(loss);
    }

    /** What is not kept of what was sent, so far: this object's losses and its neighbours'. */
    public List<ContentLoss> losses() {
        return losses;
    }

    /** The texts, as sent, that a lenient input made slugs from; by slug. */
    public Map<String, String> spellings() {
        return document.spellings();
    }

    /** The value of a field; empty if it is absent or null, or blank in a lenient input. */
    public Optional<JsonNode> node(String name) {
        Optional<JsonNode> sent = sent(name);
        if (document.isLenient() && sent.filter(JsonInput::isBlank).isPresent()) {
            if (blank.add(name)) {
                lost(name, WarningCode.VALUE_EMPTY, "Is blank; treated as absent");
            }
            return Optional.empty();
        }
        return sent;
    }

    /** The value of a field, blank or not; empty if it is absent or null. */
    Optional<JsonNode> sent(String name) {
        known.add(name);
        JsonNode node = object.get(name);
        return node == null || node.isNull() ? Optional.empty() : Optional.of(node);
    }

    private static boolean isBlank(JsonNode node) {
        return node.isTextual() && !PlainLine.isVisible(node.textValue());
    }

    /**
     * A source text of limited length (in UTF-16 units), not blank. It is returned as it was sent, except for NFC;
     * see {@link #line} for texts without a syntax.
     */
    public Optional<String> text(String name, int maximum) {
        return node(name).flatMap(node -> text(node, pointer(name), maximum));
    }

    /** As {@link #text}, but an empty text is a value too, with a meaning of its own. */
    public Optional<String> possiblyEmptyText(String name, int maximum) {
        return isSentBlank(name) ? Optional.of("") : text(name, maximum);
    }

    /**
     * A {@link PlainLine} without mark-up, of limited length (in UTF-16 units). Changes to it are reported.
     */
    public Optional<String> line(String name, int maximum) {
        return node(name)
                .flatMap(node -> text(stringOf(node, name), pointer(name), maximum))
                .map(text -> {
                    Unmarked unmarked = Unmarked.of(text);
                    unmarked.changes().forEach(change -> lost(name, WarningCode.VALUE_CHANGED, change));
                    unmarked.struck().forEach(detail -> lost(name, WarningCode.CONTENT_REMOVED, detail));
                    unmarked.links().forEach(detail -> lost(name, WarningCode.LINK_REMOVED, detail));
                    return plain(name, unmarked.text());
                })
                .filter(text -> {
                    if (text.isEmpty()) {
                        lost(name, WarningCode.VALUE_EMPTY, "Has no text; treated as absent");
                    }
                    return !text.isEmpty();
                });
    }

    /** A {@link PlainLine} that is compared rather than read: what looks like mark-up in it is kept. */
    Optional<String> identifier(String name, int maximum) {
        return node(name)
                .flatMap(node -> text(stringOf(node, name), pointer(name), maximum))
                .map(text -> plain(name, text));
    }

    private String plain(String name, String text) {
        PlainLine line = PlainLine.of(text);
        line.changes().forEach(change -> lost(name, WarningCode.VALUE_CHANGED, change));
        return line.text();
    }

    /** As {@link #line}, but an empty text is one too. */
    public Optional<String> possiblyEmptyLine(String name, int maximum) {
        return isSentBlank(name) ? Optional.of("") : line(name, maximum);
    }

    private boolean isSentBlank(String name) {
        return sent(name).filter(JsonInput::isBlank).isPresent();
    }

    /** Archives use numbers for what is text here, such as the ids of a CMS. */
    private JsonNode stringOf(JsonNode node, String name) {
        if (!document.isLenient() || !node.isIntegralNumber()) {
            return node;
        }
        lost(name, WarningCode.VALUE_CHANGED, "Is a number; read as a string");
        return TextNode.valueOf(node.asText());
    }

    private Optional<String> text(JsonNode node, String at, int maximum) {
        if (!node.isTextual()) {
            faults.add(Fault.pointer(at, "Must be a string"));
            return Optional.empty();
        }
        String text = node.textValue();
        Optional<String> unstorable = unstorable(text);
        if (unstorable.isPresent()) {
            faults.add(Fault.pointer(at, unstorable.get()));
            return Optional.empty();
        }
        if (!PlainLine.isVisible(text)) {
            faults.add(Fault.pointer(at, "Must not be blank; leave it out if there is none"));
            return Optional.empty();
        }
        if (text.length() > maximum) {
            faults.add(Fault.pointer(at, "Has " + text.length() + " characters; the maximum is " + maximum));
            return Optional.empty();
        }
        return Optional.of(Normalizer.normalize(text, Normalizer.Form.NFC));
    }

    /** Why PostgreSQL cannot hold a text, if it cannot. */
    public static Optional<String> unstorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\0') {
                return Optional.of("Has a NUL character (U+0000), which cannot be stored");
            }
            if (Character.isSurrogate(c)) {
                if (Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1))) {
                    i++;
                } else {
                    return Optional.of("Has a lone surrogate (U+%04X), which is not a character".formatted((int) c));
                }
            }
        }
        return Optional.empty();
    }

    /** A slug; see {@link Slugs}. */
    public Optional<String> slug(String name) {
        return text(name, Integer.MAX_VALUE).flatMap(text -> slug(text, pointer(name)));
    }

    private Optional<String> slug(String text, String at) {
        if (Slugs.isSlug(text)) {
            return Optional.of(text);
        }
        Optional<String> spelled = document.isLenient() ? Spellings.slug(text) : Optional.empty();
        if (spelled.isPresent()) {
            readAs(at, text, spelled.get());
            document.spellings()
                    .putIfAbsent(
                            spelled.get(),
                            PlainLine.of(Unmarked.of(text).text()).text());
        } else {
            faults.add(Fault.pointer(at, "“" + shown(text) + "” is not a slug: " + Slugs.RULE));
        }
        return spelled;
    }

    private void readAs(String at, String sent, Object value) {
        losses.add(new ContentLoss(at, WarningCode.VALUE_CHANGED, "“" + shown(sent) + "” was read as " + value));
    }

    /** A list of slugs, each once. */
    public List<String> slugs(String name, int maximum) {
        List<String> slugs = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        List<JsonNode> nodes = list(name, maximum);
        for (int i = 0; i < nodes.size(); i++) {
            int place = i;
            slugAt(name, i, nodes.get(i)).ifPresent(slug -> {
                if (seen.add(slug)) {
                    slugs.add(slug);
                } else {
                    twice(name, place, slug);
                }
            });
        }
        return slugs;
    }

    /** The slug that an element of a list is; empty if it is at fault, or blank in a lenient input. */
    public Optional<String> slugAt(String name, int index, JsonNode node) {
        String at = pointer(name) + "/" + index;
        if (document.isLenient() && isBlank(node)) {
            losses.add(new ContentLoss(at, WarningCode.VALUE_EMPTY, "Is blank; treated as absent"));
            return Optional.empty();
        }
        return text(node, at, Integer.MAX_VALUE).flatMap(text -> slug(text, at));
    }

    /** Says that an element of a list was there before: a fault, or in a lenient input a loss. */
    public void twice(String name, int index, String value) {
        String at = pointer(name) + "/" + index;
        if (document.isLenient()) {
            losses.add(
                    new ContentLoss(at, WarningCode.VALUE_CHANGED, "“" + shown(value) + "” was sent twice; kept once"));
        } else {
            faults.add(Fault.pointer(at, "“" + shown(value) + "” was sent twice"));
        }
    }

    /** A list of texts, any of which may be empty. */
    List<String> texts(String name, int maximum) {
        List<JsonNode> nodes = list(name, maximum);
        return texts(nodes, pointer(name));
    }

    private List<String> texts(List<JsonNode> nodes, String at) {
        List<String> texts = new ArrayList<>(nodes.size());
        for (int i = 0; i < nodes.size(); i++) {
            String pointer = at + "/" + i;
            JsonNode node = nodes.get(i);
            Optional<String> fault = node.isTextual() ? unstorable(node.textValue()) : Optional.of("Must be a string");
            fault.ifPresent(detail -> faults.add(Fault.pointer(pointer, detail)));
            texts.add(fault.isPresent() ? "" : Normalizer.normalize(node.textValue(), Normalizer.Form.NFC));
        }
        return texts;
    }

    /** A list of lists of texts, any of which may be empty. */
    List<List<String>> rows(String name, int maximum, int columns) {
        List<List<String>> rows = new ArrayList<>();
        List<JsonNode> nodes = list(name, maximum);
        for (int i = 0; i < nodes.size(); i++) {
            String at = pointer(name) + "/" + i;
            if (!nodes.get(i).isArray() || nodes.get(i).size() > columns) {
                faults.add(Fault.pointer(at, "Must be an array of at most " + columns + " cells"));
            } else {
                List<JsonNode> cells = new ArrayList<>();
                nodes.get(i).forEach(cells::add);
                rows.add(texts(cells, at));
            }
        }
        return rows;
    }

    /** {@code true} or {@code false}. */
    Optional<Boolean> flag(String name) {
        return node(name).flatMap(node -> {
            if (node.isBoolean()) {
                return Optional.of(node.booleanValue());
            }
            fault(name, "Must be true or false");
            return Optional.empty();
        });
    }

    /** The elements of an array; empty if it is absent, null or at fault. */
    public List<JsonNode> list(String name, int maximum) {
        Optional<JsonNode> node = node(name);
        if (node.isEmpty()) {
            return List.of();
        }
        if (!node.get().isArray()) {
            fault(name, "Must be an array");
            return List.of();
        }
        if (node.get().size() > maximum) {
            fault(name, "Has " + node.get().size() + " elements; the maximum is " + maximum);
            return List.of();
        }
        List<JsonNode> all = new ArrayList<>();
        node.get().forEach(all::add);
        return all;
    }

    /** An RFC 3339 instant, at most to the microsecond, in the years 1 to 9999. */
    public Optional<Instant> instant(String name) {
        return text(name, 100).flatMap(text -> instant(name, text)).filter(instant -> {
            boolean inRange = !instant.isBefore(Declaration.EARLIEST) && !instant.isAfter(Declaration.LATEST);
            if (!inRange) {
                fault(name, "Must lie in the years 1 to 9999");
            }
            return inRange;
        });
    }

    private Optional<Instant> instant(String name, String text) {
        String detail = "“" + shown(text) + "” must be an RFC 3339 instant, such as 2026-05-09T10:00:00Z";
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            if (instant.getNano() % 1_000 == 0) {
                return Optional.of(instant);
            }
            detail = "Must have at most six decimals of a second";
        } catch (DateTimeParseException e) {
            // The fault below reports it.
        }
        Optional<Instant> spelled = document.isLenient() ? Spellings.instant(text.strip()) : Optional.empty();
        if (spelled.isPresent()) {
            readAs(pointer(name), text, spelled.get());
        } else {
            fault(name, detail);
        }
        return spelled;
    }

    /** A date, ISO 8601, in the years 1 to 9999. */
    public Optional<LocalDate> date(String name) {
        return text(name, 100).flatMap(text -> {
            try {
                LocalDate date = LocalDate.parse(text);
                if (date.getYear() < 1 || date.getYear() > 9999) {
                    fault(name, "Must lie in the years 1 to 9999");
                    return Optional.empty();
                }
                return Optional.of(date);
            } catch (DateTimeParseException e) {
                fault(name, "“" + shown(text) + "” must be a date, such as 2026-05-09");
                return Optional.empty();
            }
        });
    }

    /** A BCP 47 language tag in its canonical case. */
    public Optional<String> language(String name) {
        return text(name, 100).flatMap(text -> {
            String spelled = document.isLenient() ? Spellings.language(text) : text;
            try {
                String tag =
                        new Locale.Builder().setLanguageTag(spelled).build().toLanguageTag();
                if (!tag.equals("und")) {
                    if (!spelled.equals(text)) {
                        readAs(pointer(name), text, tag);
                    }
                    return Optional.of(tag);
                }
            } catch (IllformedLocaleException e) {
                // The fault below reports it.
            }
            fault(name, "“" + shown(text) + "” is not a BCP 47 language tag such as en or pt-BR");
            return Optional.empty();
        });
    }

    /** A whole number between bounds. */
    public Optional<Integer> number(String name, int minimum, int maximum) {
        return node(name).flatMap(node -> {
            Optional<Integer> number = number(name, node).filter(one -> one >= minimum && one <= maximum);
            if (number.isEmpty()) {
                fault(name, "Must be a whole number from " + minimum + " to " + maximum);
            }
            return number;
        });
    }

    private Optional<Integer> number(String name, JsonNode node) {
        if (node.isIntegralNumber() && node.canConvertToInt()) {
            return Optional.of(node.intValue());
        }
        Optional<Integer> spelled =
                document.isLenient() && node.isTextual() ? Spellings.number(node.textValue()) : Optional.empty();
        spelled.ifPresent(number -> readAs(pointer(name), node.textValue(), number));
        return spelled;
    }

    /** A number between bounds. */
    Optional<Double> decimal(String name, double minimum, double maximum) {
        return node(name).flatMap(node -> {
            Optional<Double> number = decimal(name, node).filter(one -> one >= minimum && one <= maximum);
            if (number.isEmpty()) {
                fault(name, "Must be a number from " + shown(minimum) + " to " + shown(maximum));
            }
            return number;
        });
    }

    private Optional<Double> decimal(String name, JsonNode node) {
        if (node.isNumber()) {
            return Optional.of(node.doubleValue());
        }
        Optional<Double> spelled =
                document.isLenient() && node.isTextual() ? Spellings.decimal(node.textValue()) : Optional.empty();
        spelled.ifPresent(number -> readAs(pointer(name), node.textValue(), number));
        return spelled;
    }

    private static String shown(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    /** One of some words. */
    public Optional<String> choice(String name, List<String> allowed) {
        return text(name, Integer.MAX_VALUE).flatMap(text -> {
            if (allowed.contains(text)) {
                return Optional.of(text);
            }
            Optional<String> spelled = document.isLenient() ? Spellings.choice(text, allowed) : Optional.empty();
            if (spelled.isPresent()) {
                readAs(pointer(name), text, spelled.get());
                return spelled;
            }
            Fault fault =
                    Fault.pointer(pointer(name), "“" + shown(text) + "” must be one of " + String.join(", ", allowed));
            faults.add(isListed() ? meaning(fault, text, allowed) : fault);
            return Optional.empty();
        });
    }

    /** Some of a list of words, each once; a value that is none of them is a fault. */
    List<String> choices(String name, List<String> allowed, int minimum, int maximum) {
        Set<String> chosen = new LinkedHashSet<>();
        List<JsonNode> nodes = list(name, maximum);
        for (int i = 0; i < nodes.size(); i++) {
            String value = nodes.get(i).asText();
            if (allowed.contains(value)) {
                chosen.add(value);
            } else {
                faults.add(meaning(
                        Fault.pointer(pointer(name) + "/" + i, "Must be one of " + String.join(", ", allowed)),
                        value,
                        allowed));
            }
        }
        if (nodes.size() < minimum && node(name).filter(JsonNode::isArray).isPresent()) {
            fault(name, "Must name at least " + minimum + " of " + String.join(", ", allowed));
        }
        return List.copyOf(chosen);
    }

    private static Fault meaning(Fault fault, String sent, List<String> allowed) {
        return fault.allowing(allowed).suggesting(OtherApis.value(sent, allowed).orElse(null));
    }

    /** A reader of the object in a field; empty if it is absent or null. */
    public Optional<JsonInput> object(String name) {
        return node(name).map(node -> at(node, pointer(name), document));
    }

    /** A reader of an object in this field's array. */
    public JsonInput element(String name, int index, JsonNode node) {
        return at(node, pointer(name) + "/" + index, document);
    }

    /** A reader of an array in this field's array, as an object whose fields are numbered. */
    public JsonInput numbered(String name) {
        ObjectNode numbered = JsonNodeFactory.instance.objectNode();
        List<JsonNode> nodes = list(name, Integer.MAX_VALUE);
        for (int i = 0; i < nodes.size(); i++) {
            numbered.set(Integer.toString(i), nodes.get(i));
        }
        return at(numbered, pointer(name), document);
    }

    /** The pointer (RFC 6901) of a field of this object. */
    public String pointer(String name) {
        return pointer(pointer, name);
    }

    /** The pointer (RFC 6901) of a member of the object at a pointer. */
    public static String pointer(String object, String name) {
        return object + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /** The faults collected so far, this object's and its neighbours'. */
    public List<Fault> faults() {
        return faults;
    }

    private static String shown(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
