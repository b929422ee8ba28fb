package org.broadsheet.archive.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.broadsheet.archive.Archive;
import org.broadsheet.archive.ArchiveException;
import org.broadsheet.archive.ArchiveItem;
import org.broadsheet.archive.ShortTexts;
import org.broadsheet.archive.Xml;

/**
 * The objects of ninjs in the files of an archive, one at a time: an object, a list, an object around a list, several objects
 * one after another or one per line.
 */
final class NinjsItems implements WireItems.Source<ObjectNode> {

    /** What wrappers call the list in them. */
    private static final Set<String> LISTS =
            Set.of("items", "item", "_items", "data", "results", "articles", "newsitems");

    private static final int LONGEST_ITEM = 16 * 1024 * 1024;
    private static final ObjectMapper JSON =
            new ObjectMapper(new JsonFactory().disable(JsonParser.Feature.AUTO_CLOSE_SOURCE));

    private final boolean several;
    private final List<Archive.Entry> entries;
    private final Queue<WireItems.Found<ObjectNode>> nested = new ArrayDeque<>();
    private int entry;
    private int inFile;
    private int line;
    private Measured text;
    private JsonParser parser;
    private boolean perLine;
    /** The brackets that are open around the next object. */
    private final Deque<String> open = new ArrayDeque<>();

    private ObjectNode around;

    NinjsItems(Archive archive) throws IOException {
        this.several = archive.isZip();
        this.entries = WireFiles.documents(archive, "json", "ndjson", "jsonl", "ninjs");
        if (entries.isEmpty()) {
            throw new ArchiveException("The zip has no JSON in it; put the files of ninjs into it as they came");
        }
    }

    @Override
    public List<ArchiveItem> leftOut(Archive archive) {
        return WireFiles.leftOut(archive, entries);
    }

    @Override
    public Optional<WireItems.Found<ObjectNode>> next() throws IOException {
        while (nested.isEmpty()) {
            if (text == null && entry == entries.size()) {
                return Optional.empty();
            }
            try {
                if (text == null) {
                    begin();
                }
                Optional<WireItems.Found<ObjectNode>> found = perLine ? nextLine() : nextObject();
                if (found.isEmpty()) {
                    boolean nothing = inFile == 0;
                    end();
                    if (nothing) {
                        return Optional.of(broken(entry - 1, new ArchiveException("There is no JSON object in it")));
                    }
                    continue;
                }
                nested.add(found.get());
                addNested(found.get());
            } catch (JsonProcessingException e) {
                int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
                end();
                return Optional.of(broken(
                        entry - 1,
                        new ArchiveException(
                                "The JSON cannot be read" + (line > 0 ? " from line " + line + " on" : "") + ": "
                                        + e.getOriginalMessage(),
                                e)));
            } catch (CharacterCodingException e) {
                end();
                return Optional.of(broken(entry - 1, new ArchiveException("The file is not UTF-8; JSON always is", e)));
            } catch (ArchiveException e) {
                end();
                return Optional.of(broken(entry - 1, e));
            }
        }
        return Optional.of(nested.remove());
    }

    private void addNested(WireItems.Found<ObjectNode> found) {
        if (found.item() != null) {
            NinjsStory.nested(found.item())
                    .forEach(item ->
                            nested.add(new WireItems.Found<>(item, found.place() + ", in its associations", null)));
        }
    }

    private WireItems.Found<ObjectNode> broken(int which, ArchiveException e) throws ArchiveException {
        if (!several) {
            throw e;
        }
        return new WireItems.Found<>(null, "“" + entries.get(which).name() + "”", e.getMessage());
    }

    private void begin() throws IOException {
        Archive.Entry next = entries.get(entry);
        inFile = 0;
        line = 0;
        perLine = isPerLine(next);
        text = new Measured(new ShortTexts(next.text()));
        parser = perLine ? null : JSON.createParser(text);
    }

    private void end() throws IOException {
        entry++;
        open.clear();
        around = null;
        close();
        text = null;
        parser = null;
    }

    /** Whether the first line is a whole object and another one follows. Then one bad line does not spoil the others. */
    private static boolean isPerLine(Archive.Entry entry) throws IOException {
        if (entry.name().matches("(?i).*\\.(ndjson|jsonl)")) {
            return true;
        }
        String head = entry.head().text().stripLeading();
        int end = head.indexOf('\n');
        if (end < 0
                || !head.startsWith("{")
                || !head.substring(end).stripLeading().startsWith("{")) {
            return false;
        }
        try {
            return JSON.readTree(head.substring(0, end)).isObject();
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private Optional<WireItems.Found<ObjectNode>> nextLine() throws IOException {
        while (true) {
            text.restart();
            String next = text.line();
            if (next == null) {
                return Optional.empty();
            }
            line++;
            if (next.isBlank()) {
                continue;
            }
            inFile++;
            String place = "line " + line + " of “" + entries.get(entry).name() + "”";
            try {
                JsonNode value = JSON.readTree(next);
                return Optional.of(
                        value.isObject()
                                ? new WireItems.Found<>((ObjectNode) value, place, null)
                                : new WireItems.Found<>(null, place, "The line is no JSON object"));
            } catch (JsonProcessingException e) {
                return Optional.of(
                        new WireItems.Found<>(null, place, "The line is no JSON object: " + e.getOriginalMessage()));
            }
        }
    }

    /**
     * The next object at the top, in a list, or in a list that a wrapper has. A wrapper is told from an item by the list:
     * its other fields are read before it is known which of the two it is, and kept until then.
     */
    private Optional<WireItems.Found<ObjectNode>> nextObject() throws IOException {
        text.restart();
        while (true) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                return Optional.empty();
            }
            switch (token) {
                case START_ARRAY -> open.push("[");
                case END_ARRAY -> open.pop();
                case START_OBJECT -> {
                    if (open.isEmpty()) {
                        open.push("{");
                        around = JSON.createObjectNode();
                    } else {
                        return Optional.of(found(JSON.readTree(parser)));
                    }
                }
                case FIELD_NAME -> {
                    Optional<WireItems.Found<ObjectNode>> item = field(parser.currentName());
                    if (item.isPresent()) {
                        return item;
                    }
                }
                case END_OBJECT -> {
                    open.pop();
                    ObjectNode whole = around;
                    around = null;
                    if (whole != null && !whole.isEmpty()) {
                        return Optional.of(found(whole));
                    }
                }
                default -> {
                    inFile++;
                    return Optional.of(new WireItems.Found<>(null, place(), "It is no JSON object"));
                }
            }
        }
    }

    /** Keeps a field of the object at the top, or finds that it is a wrapper. */
    private Optional<WireItems.Found<ObjectNode>> field(String name) throws IOException {
        JsonToken value = parser.nextToken();
        boolean list = LISTS.contains(name.toLowerCase(Locale.ROOT));
        if (list && value == JsonToken.START_ARRAY && !isItem()) {
            around = null;
            open.push("[");
            return Optional.empty();
        }
        if (list && value == JsonToken.START_OBJECT && !isItem() && name.equalsIgnoreCase("data")) {
            around = JSON.createObjectNode();
            open.push("{");
            return Optional.empty();
        }
        JsonNode kept = JSON.readTree(parser);
        if (around != null) {
            around.set(name, kept);
        }
        return Optional.empty();
    }

    private boolean isItem() {
        return around != null
                && (around.has("headline") || around.has("headlines") || around.has("guid") || around.has("uri"));
    }

    private WireItems.Found<ObjectNode> found(JsonNode value) {
        inFile++;
        // AP's feeds have each item in an object with what is said of its delivery.
        JsonNode item =
                value.path("item").isObject() && !value.has("uri") && !value.has("guid") ? value.get("item") : value;
        return ShortTexts.isCut(item)
                ? new WireItems.Found<>(
                        null,
                        place(),
                        "The item has a text of more than " + Xml.LONGEST_TEXT + " characters; no article is so long")
                : new WireItems.Found<>((ObjectNode) item, place(), null);
    }

    private String place() {
        return "item " + inFile + " of “" + entries.get(entry).name() + "”";
    }

    @Override
    public void close() throws IOException {
        if (text != null) {
            text.close();
        }
    }

    /** A text of which no one item may be longer than memory allows. */
    private static final class Measured extends FilterReader {
        private long length;

        Measured(Reader in) {
            super(in);
        }

        void restart() {
            length = 0;
        }

        @Override
        public int read() throws IOException {
            count(1);
            return super.read();
        }

        @Override
        public int read(char[] buffer, int offset, int count) throws IOException {
            int read = super.read(buffer, offset, count);
            count(Math.max(0, read));
            return read;
        }

        private void count(int more) throws ArchiveException {
            length += more;
            if (length > LONGEST_ITEM) {
                throw new ArchiveException(
                        "An item is longer than " + LONGEST_ITEM + " characters; no article is so long");
            }
        }

        /** The next line; null at the end. */
        String line() throws IOException {
            StringBuilder line = new StringBuilder();
            int character = read();
            if (character < 0) {
                return null;
            }
            while (character >= 0 && character != '\n') {
                line.append((char) character);
                character = read();
            }
            return line.toString();
        }
    }
}
