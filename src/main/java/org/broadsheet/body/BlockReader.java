package org.broadsheet.body;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.broadsheet.delivery.Fault;
import org.broadsheet.delivery.JsonInput;

/**
 * Reads blocks that a newsroom sent as JSON, in their wire form but for two things: {@code id} may be left out, and the
 * {@code article} of a teaser is a slug.
 */
public final class BlockReader {

    private static final List<String> TYPES =
            List.of("paragraph", "heading", "image", "quote", "list", "table", "code", "embed", "teaser", "divider");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final int TEXT_LENGTH = BodyLimits.BYTES;
    private static final int TITLE_LENGTH = 500;

    private final Function<String, Optional<String>> articleSlugOfUrl;
    private final String pointer;
    private final List<Fault> faults = new ArrayList<>();
    private final Losses losses = new Losses();
    private final List<Dropped> ofImages = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private long length;

    private BlockReader(String pointer, Function<String, Optional<String>> articleSlugOfUrl) {
        this.pointer = pointer;
        this.articleSlugOfUrl = articleSlugOfUrl;
    }

    /** As {@link #read(JsonNode, String, Function)}, where no address is known to be an article's. */
    public static Reading read(JsonNode blocks, String pointer) {
        return read(blocks, pointer, url -> Optional.empty());
    }

    /**
     * Reads an array of blocks.
     *
     * @param pointer where the array stands, for faults; what was dropped is pointed at from the array
     * @param articleSlugOfUrl the slug of the article whose page an address is
     * @throws BodyFaults with everything that is wrong
     */
    public static Reading read(JsonNode blocks, String pointer, Function<String, Optional<String>> articleSlugOfUrl) {
        return new BlockReader(pointer, articleSlugOfUrl).read(blocks);
    }

    private Reading read(JsonNode nodes) {
        if (!nodes.isArray()) {
            throw BodyFaults.at(pointer, "Must be an array of blocks");
        }
        if (nodes.size() > BodyLimits.BLOCKS) {
            throw BodyFaults.at(
                    pointer, "Has %,d blocks; the maximum is %,d".formatted(nodes.size(), BodyLimits.BLOCKS));
        }
        List<Block> blocks = new ArrayList<>(nodes.size());
        for (int i = 0; i < nodes.size(); i++) {
            JsonInput input = JsonInput.at(nodes.get(i), pointer + "/" + i, faults);
            if (nodes.get(i).isObject()) {
                Block block = block(input, "/" + i);
                input.refuseOthers();
                if (block != null) {
                    blocks.add(block);
                }
            }
        }
        if (!faults.isEmpty()) {
            throw new BodyFaults(faults);
        }
        Body body = BodyLimits.checked(BlockIds.assign(blocks), (int) Math.min(length, Integer.MAX_VALUE), pointer);
        List<Dropped> dropped = losses.all();
        dropped.addAll(ofImages);
        return new Reading(body, dropped);
    }

    private Block block(JsonInput input, String at) {
        String id = id(input);
        String type = input.choice("type", TYPES).orElse("");
        if (type.isEmpty() && input.node("type").isEmpty()) {
            input.fault("type", "Is required: one of " + String.join(", ", TYPES));
        }
        return switch (type) {
            case "paragraph" -> {
                String html = html(input, at, "html");
                yield html.isEmpty() ? nothingLeft(at, type) : new Block.Paragraph(id, html);
            }
            case "heading" -> {
                int level = input.number("level", 2, 6).orElse(0);
                if (level == 0 && input.node("level").isEmpty()) {
                    input.fault("level", "Is required: 2 to 6");
                }
                String html = html(input, at, "html");
                yield html.isEmpty() ? nothingLeft(at, type) : new Block.Heading(id, level, html);
            }
            case "quote" -> quote(input, at, id);
            case "list" -> list(input, at, id);
            case "table" -> table(input, at, id);
            case "code" -> code(input, id);
            case "embed" -> embed(input, at, id);
            case "teaser" -> new TeaserReference(id, input.requiredSlug("article"));
            case "divider" -> new Block.Divider(id);
            case "image" -> image(input, at, id);
            default -> null;
        };
    }

    private String id(JsonInput input) {
        String id = input.text("id", 64).orElse(null);
        if (id != null && !ID.matcher(id).matches()) {
            input.fault("id", "Must be of letters A-Z and a-z, digits, - and _");
        } else if (id != null && !ids.add(id)) {
            input.fault("id", "“" + id + "” is the id of two blocks");
        }
        return id;
    }

    private Block nothingLeft(String at, String type) {
        if (faults.isEmpty()) {
            losses.at(at);
            losses.add("Removed the " + type + ", in which nothing was left");
        }
        return null;
    }

    private String html(JsonInput input, String at, String name) {
        return clean(input.requiredText(name, TEXT_LENGTH), at + "/" + name);
    }

    private String clean(String html, String at) {
        length += html.length();
        losses.at(at);
        return Sanitizer.inline(html, Allowed.BODY, articleSlugOfUrl, losses);
    }

    private Block quote(JsonInput input, String at, String id) {
        String html = html(input, at, "html");
        String citation = input.text("citation", TEXT_LENGTH)
                .map(text -> clean(text, at + "/citation"))
                .orElse("");
        return html.isEmpty() ? nothingLeft(at, "quote") : Quotes.quote(id, html, citation.isEmpty() ? null : citation);
    }

    private Block list(JsonInput input, String at, String id) {
        Optional<JsonNode> ordered = input.node("ordered");
        if (ordered.isPresent() && !ordered.get().isBoolean()) {
            input.fault("ordered", "Must be true or false");
        }
        List<JsonNode> nodes = input.list("items", BodyLimits.ITEMS);
        if (nodes.isEmpty() && input.node("items").isEmpty()) {
            input.fault("items", "Is required");
        }
        List<String> items = new ArrayList<>(nodes.size());
        for (int i = 0; i < nodes.size(); i++) {
            String item = cell(nodes.get(i), at + "/items/" + i);
            if (!item.isEmpty()) {
                items.add(item);
            }
        }
        return items.isEmpty()
                ? nothingLeft(at, "list")
                : new Block.ListBlock(id, ordered.map(JsonNode::asBoolean).orElse(false), items);
    }

    /** An item or cell; it may be empty. */
    private String cell(JsonNode node, String at) {
        if (!node.isTextual()) {
            faults.add(Fault.pointer(pointer + at, "Must be a string"));
            return "";
        }
        Optional<String> unstorable = JsonInput.unstorable(node.textValue());
        if (unstorable.isPresent()) {
            faults.add(Fault.pointer(pointer + at, unstorable.get()));
            return "";
        }
        return clean(node.textValue(), at);
    }

    private List<String> cells(List<JsonNode> nodes, String at) {
        List<String> cells = new ArrayList<>(nodes.size());
        for (int i = 0; i < nodes.size(); i++) {
            cells.add(cell(nodes.get(i), at + "/" + i));
        }
        return cells;
    }

    private Block table(JsonInput input, String at, String id) {
        List<String> header = cells(input.list("header", BodyLimits.COLUMNS), at + "/header");
        List<JsonNode> nodes = input.list("rows", BodyLimits.ROWS);
        List<List<String>> rows = new ArrayList<>(nodes.size());
        for (int i = 0; i < nodes.size(); i++) {
            String row = at + "/rows/" + i;
            if (!nodes.get(i).isArray() || nodes.get(i).size() > BodyLimits.COLUMNS) {
                faults.add(
                        Fault.pointer(pointer + row, "Must be an array of at most " + BodyLimits.COLUMNS + " cells"));
            } else {
                List<JsonNode> cells = new ArrayList<>();
                nodes.get(i).forEach(cells::add);
                rows.add(cells(cells, row));
            }
        }
        Block.Table table = HtmlTable.of(header, rows);
        return table == null ? nothingLeft(at, "table") : new Block.Table(id, table.header(), table.rows());
    }

    private Block code(JsonInput input, String id) {
        String language = input.text("language", 50).orElse(null);
        if (language != null && !Allowed.isLanguage(language)) {
            input.fault("language", "Must be of letters A-Z and a-z, digits and _ + # . -");
        }
        String text = Texts.listing(input.requiredText("text", TEXT_LENGTH));
        length += text.length();
        return new Block.Code(id, language, text);
    }

    private Block embed(JsonInput input, String at, String id) {
        String sent = input.requiredText("url", BodyLimits.ADDRESS);
        String url = sent.isEmpty() ? null : Addresses.web(sent);
        String title = input.text("title", TITLE_LENGTH).map(Texts::line).orElse(null);
        String provider = input.text("provider", TITLE_LENGTH).orElse(null);
        if (url == null) {
            if (!sent.isEmpty()) {
                input.fault("url", "Must be an http or https address");
            }
            return null;
        }
        String known = Providers.of(url);
        if (provider != null && !provider.equals(known)) {
            losses.at(at + "/provider");
            losses.add("Replaced the provider " + Losses.shown(provider) + " by " + known + ", made from the url");
        }
        return new Block.Embed(id, url, known, url.equals(title) ? null : title);
    }

    private Block image(JsonInput input, String at, String id) {
        Optional<JsonInput> object = input.object("image");
        if (object.isEmpty()) {
            input.fault("image", "Is required");
            return null;
        }
        List<Dropped> dropped = new ArrayList<>();
        Image image = ImageInput.read(object.get(), dropped);
        dropped.forEach(one -> ofImages.add(new Dropped(one.where().substring(pointer.length()), one.what())));
        return new Block.ImageBlock(id, image);
    }

    /** A block's type, as its JSON has it. */
    static String type(Block block) {
        if (block instanceof Block.Paragraph) {
            return "paragraph";
        } else if (block instanceof Block.Heading) {
            return "heading";
        } else if (block instanceof Block.ImageBlock) {
            return "image";
        } else if (block instanceof Block.Quote) {
            return "quote";
        } else if (block instanceof Block.ListBlock) {
            return "list";
        } else if (block instanceof Block.Table) {
            return "table";
        } else if (block instanceof Block.Code) {
            return "code";
        } else if (block instanceof Block.Embed) {
            return "embed";
        }
        return block instanceof Block.Divider ? "divider" : "teaser";
    }
}
