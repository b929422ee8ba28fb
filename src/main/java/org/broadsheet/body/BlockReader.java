package org.broadsheet.body;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.broadsheet.markup.EmbedProviders;
import org.broadsheet.markup.HtmlAllowlist;
import org.broadsheet.markup.HtmlCleaner;
import org.broadsheet.markup.LossCollector;
import org.broadsheet.markup.PlainText;
import org.broadsheet.markup.UrlPolicy;
import org.broadsheet.problem.Fault;
import org.broadsheet.request.ContentLoss;
import org.broadsheet.request.InputReader;
import org.broadsheet.request.JsonInput;
import org.broadsheet.request.WarningCode;

/**
 * Makes blocks from the {@link BlockDraft}s that a newsroom sent: inline HTML is sanitised, ids are unique, and blocks
 * with nothing left in them are dropped.
 */
public final class BlockReader {

    private static final InputReader FIELDS = new InputReader(List.of(
            new ImageReader(),
            new ImageReader.Address(),
            new InlineReader(),
            new LinkReader(),
            new WebReader(),
            new Anchors.Reader(),
            new EachOf.Tasks(),
            new EachOf.Alignments()));

    private static final String TOO_DEEP = "Is nested more than " + BodyLimits.DEPTH + " blocks deep";

    private final Function<String, Optional<String>> articleSlugOfUrl;
    private final String pointer;
    private final List<Fault> faults = new ArrayList<>();
    private final LossCollector losses = new LossCollector();
    private final List<ContentLoss> lossesOfFields = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private long length;
    private boolean notesRead;
    private boolean paywallRead;
    private int depth;

    private BlockReader(String pointer, Function<String, Optional<String>> articleSlugOfUrl) {
        this.pointer = pointer;
        this.articleSlugOfUrl = articleSlugOfUrl;
    }

    /** As {@link #read(JsonNode, String, Function)}, with no URL recognized as an article's page. */
    public static ParsedBody read(JsonNode blocks, String pointer) {
        return read(blocks, pointer, url -> Optional.empty());
    }

    /**
     * Reads an array of blocks.
     *
     * @param pointer the array's, for faults; losses have pointers from the array
     * @param articleSlugOfUrl the slug of the article whose page an address is
     * @throws InvalidBodyException with everything that is wrong
     */
    public static ParsedBody read(
            JsonNode blocks, String pointer, Function<String, Optional<String>> articleSlugOfUrl) {
        return new BlockReader(pointer, articleSlugOfUrl).read(blocks);
    }

    /**
     * Reads one block that stands alone.
     *
     * @param pointer the block's, for faults; losses have pointers from the block
     * @throws InvalidBodyException with everything that is wrong
     */
    static ParsedBody one(JsonNode block, String pointer) {
        BlockReader reader = new BlockReader(pointer, url -> Optional.empty());
        Block read = reader.readOne(block, "");
        return reader.parsed(read == null ? List.of() : List.of(read));
    }

    private ParsedBody read(JsonNode nodes) {
        if (!nodes.isArray()) {
            throw InvalidBodyException.at(pointer, "Must be an array of blocks");
        }
        if (nodes.size() > BodyLimits.BLOCKS) {
            throw InvalidBodyException.at(
                    pointer, "Has %,d blocks; the maximum is %,d".formatted(nodes.size(), BodyLimits.BLOCKS));
        }
        List<Block> blocks = new ArrayList<>(nodes.size());
        for (int i = 0; i < nodes.size(); i++) {
            Block block = readOne(nodes.get(i), "/" + i);
            if (block != null) {
                blocks.add(block);
            }
        }
        return parsed(blocks);
    }

    private ParsedBody parsed(List<Block> blocks) {
        if (!faults.isEmpty()) {
            throw new InvalidBodyException(faults);
        }
        losses.at("");
        Body body = BodyLimits.checked(
                BlockIds.assign(Anchors.settle(MarkNames.complete(blocks), Map.of(), losses)),
                (int) Math.min(length, Integer.MAX_VALUE),
                pointer);
        List<ContentLoss> all = losses.all();
        all.addAll(lossesOfFields);
        return new ParsedBody(body, all);
    }

    private Block readOne(JsonNode node, String at) {
        if (depth(node) > BodyLimits.DEPTH_OF_JSON) {
            faults.add(Fault.pointer(pointer + at, TOO_DEEP));
            return null;
        }
        JsonInput input = JsonInput.at(node, pointer + at, faults);
        int faultsBefore = faults.size();
        BlockDraft draft = node.isObject() ? FIELDS.read(BlockDraft.class, input) : null;
        if (draft == null || faults.size() > faultsBefore) {
            return null;
        }
        input.losses()
                .forEach(loss -> lossesOfFields.add(
                        new ContentLoss(loss.pointer().substring(pointer.length()), loss.code(), loss.detail())));
        return block(draft, at);
    }

    private Block block(BlockDraft draft, String at) {
        if (draft.id() != null && !ids.add(draft.id())) {
            fault(at, "id", "“" + draft.id() + "” is the id of two blocks");
        }
        return draft.block(this, at);
    }

    private static int depth(JsonNode node) {
        int depth = 0;
        for (JsonNode child : node) {
            depth = Math.max(depth, depth(child));
        }
        return node.isContainerNode() ? depth + 1 : 0;
    }

    private void fault(String at, String field, String detail) {
        faults.add(Fault.pointer(pointer + at + "/" + field, detail));
    }

    private Block nothingLeft(String at, BlockType type) {
        if (faults.isEmpty()) {
            losses.at(at);
            losses.add(
                    WarningCode.CONTENT_REMOVED, "Removed the " + type.wireName() + ", which was empty after cleaning");
        }
        return null;
    }

    private String clean(String html, String at) {
        length += html.length();
        if (HtmlCleaner.mayHavePaywall(html)) {
            faults.add(
                    Fault.pointer(
                            pointer + at,
                            "Has the mark of a paywall, which in blocks is one of its own between them: {\"type\": \"paywall\"}"));
        }
        losses.at(at);
        return Sanitizer.inline(html, HtmlAllowlist.BODY, articleSlugOfUrl, losses);
    }

    private List<String> clean(List<String> cells, String at) {
        List<String> clean = new ArrayList<>(cells.size());
        for (int i = 0; i < cells.size(); i++) {
            clean.add(clean(cells.get(i), at + "/" + i));
        }
        return clean;
    }

    private List<Block> inside(List<BlockDraft> drafts, String at) {
        if (drafts == null || drafts.isEmpty()) {
            return List.of();
        }
        if (depth == BodyLimits.DEPTH) {
            faults.add(Fault.pointer(pointer + at, TOO_DEEP));
            return List.of();
        }
        depth++;
        List<Block> blocks = new ArrayList<>(drafts.size());
        for (int i = 0; i < drafts.size(); i++) {
            Block block = block(drafts.get(i), at + "/" + i);
            if (block != null) {
                blocks.add(block);
            }
        }
        depth--;
        return blocks;
    }

    /** An inline text that may be missing, or empty after cleaning; null then. */
    private String optional(String html, String at) {
        String clean = html == null ? "" : clean(html, at);
        return clean.isEmpty() ? null : clean;
    }

    Block paragraph(BlockDraft.Paragraph draft, String at) {
        String html = clean(draft.html(), at + "/html");
        return html.isEmpty()
                ? nothingLeft(at, BlockType.PARAGRAPH)
                : new Block.Paragraph(draft.id(), draft.anchor(), html);
    }

    Block heading(BlockDraft.Heading draft, String at) {
        String html = clean(draft.html(), at + "/html");
        return html.isEmpty()
                ? nothingLeft(at, BlockType.HEADING)
                : new Block.Heading(draft.id(), draft.anchor(), draft.level(), html);
    }

    Block image(BlockDraft.Image draft) {
        return new Block.ImageBlock(draft.id(), draft.anchor(), draft.image());
    }

    Block gallery(MediaDraft.GalleryDraft draft, String at) {
        List<Image> images = draft.images().stream().map(ImageDraft::image).toList();
        String caption = optional(draft.caption(), at + "/caption");
        return images.isEmpty()
                ? nothingLeft(at, BlockType.GALLERY)
                : new Gallery(draft.id(), draft.anchor(), images, caption);
    }

    Block quote(BlockDraft.Quote draft, String at) {
        String html = draft.html().isEmpty() ? "" : clean(draft.html(), at + "/html");
        String citation = optional(draft.citation(), at + "/citation");
        List<Block> blocks = inside(draft.blocks(), at + "/blocks");
        return html.isEmpty() && blocks.isEmpty()
                ? nothingLeft(at, BlockType.QUOTE)
                : Quotes.quote(draft.id(), draft.anchor(), html, citation, draft.url(), blocks);
    }

    Block pullquote(BlockDraft.Pull draft, String at) {
        String html = clean(draft.html(), at + "/html");
        String citation = optional(draft.citation(), at + "/citation");
        return html.isEmpty()
                ? nothingLeft(at, BlockType.PULLQUOTE)
                : Quotes.pullquote(draft.id(), draft.anchor(), html, citation);
    }

    Block list(BlockDraft.Items draft, String at) {
        if (differs(draft.tasks(), draft.items(), at, "tasks")
                || differs(draft.itemBlocks(), draft.items(), at, "itemBlocks")) {
            return null;
        }
        List<String> texts = clean(draft.items(), at + "/items");
        ListMaker list = new ListMaker();
        for (int i = 0; i < texts.size(); i++) {
            List<Block> blocks =
                    draft.itemBlocks() == null || draft.itemBlocks().isEmpty()
                            ? List.of()
                            : inside(draft.itemBlocks().get(i), at + "/itemBlocks/" + i);
            String task = draft.tasks() == null || draft.tasks().isEmpty()
                    ? Block.ListBlock.NONE
                    : draft.tasks().get(i);
            list.add(texts.get(i), task, blocks);
        }
        return list.isEmpty()
                ? nothingLeft(at, BlockType.LIST)
                : list.list(
                        draft.id(),
                        draft.anchor(),
                        Boolean.TRUE.equals(draft.ordered()),
                        draft.start(),
                        Boolean.TRUE.equals(draft.reversed()));
    }

    private boolean differs(List<?> each, List<String> items, String at, String field) {
        boolean differs = each != null && !each.isEmpty() && each.size() != items.size();
        if (differs) {
            fault(
                    at,
                    field,
                    "Has " + each.size() + " elements for " + items.size()
                            + " items; must have one for each item, or none");
        }
        return differs;
    }

    Block table(BlockDraft.Table draft, String at) {
        List<String> header = draft.header() == null ? List.of() : clean(draft.header(), at + "/header");
        TableMaker table = new TableMaker();
        if (!header.isEmpty()) {
            table.head(header);
        }
        List<List<String>> sent = draft.rows() == null ? List.of() : draft.rows();
        int headRows = draft.headRows() == null ? 0 : draft.headRows();
        int footRows = draft.footRows() == null ? 0 : draft.footRows();
        if (headRows + footRows > sent.size() || headRows > 0 && header.isEmpty()) {
            fault(
                    at,
                    headRows > 0 ? "headRows" : "footRows",
                    "Must not exceed the number of rows; head rows need a header");
            return null;
        }
        for (int i = 0; i < sent.size(); i++) {
            table.row(
                    clean(sent.get(i), at + "/rows/" + i),
                    i < headRows
                            ? TableMaker.Part.HEAD
                            : i >= sent.size() - footRows ? TableMaker.Part.FOOT : TableMaker.Part.BODY);
        }
        if (draft.cells() != null) {
            for (int i = 0; i < draft.cells().size(); i++) {
                NestedDraft.CellDraft cell = draft.cells().get(i);
                boolean taken = table.special(new TableCell(
                        cell.row(),
                        cell.column(),
                        cell.rowSpan() == null ? 1 : cell.rowSpan(),
                        cell.columnSpan() == null ? 1 : cell.columnSpan(),
                        Boolean.TRUE.equals(cell.heading())));
                if (!taken) {
                    fault(
                            at,
                            "cells/" + i,
                            "Must lie within the table and one of its parts, and must not overlap another");
                    return null;
                }
            }
        }
        if (draft.alignments() != null) {
            if (draft.alignments().size() > table.width()) {
                fault(at, "alignments", "Names more columns than the table has");
                return null;
            }
            table.align(draft.alignments());
        }
        String caption = optional(draft.caption(), at + "/caption");
        return table.table(draft.id(), draft.anchor(), caption)
                .<Block>map(made -> made)
                .orElseGet(() -> nothingLeft(at, BlockType.TABLE));
    }

    Block code(BlockDraft.Code draft, String at) {
        if (draft.language() != null && !HtmlAllowlist.isLanguage(draft.language())) {
            fault(at, "language", "May contain only the letters A-Z and a-z, digits and _ + # . -");
        }
        String text = PlainText.codeListing(draft.text());
        length += text.length();
        return new Block.Code(
                draft.id(), draft.anchor(), draft.language(), text, optional(draft.caption(), at + "/caption"));
    }

    Block embed(BlockDraft.Embed draft, String at) {
        String known = EmbedProviders.of(draft.url());
        if (draft.provider() != null && !draft.provider().equals(known)) {
            losses.at(at + "/provider");
            losses.add(
                    WarningCode.VALUE_CHANGED,
                    "Replaced the provider " + LossCollector.abbreviate(draft.provider()) + " with " + known
                            + ", which is derived from the URL");
        }
        return new Block.Embed(
                draft.id(),
                draft.anchor(),
                draft.url(),
                known,
                draft.url().equals(draft.title()) ? null : draft.title(),
                draft.text() == null ? null : PlainText.lines(draft.text()),
                optional(draft.caption(), at + "/caption"),
                draft.width(),
                draft.height(),
                draft.ratio(),
                draft.thumbnail());
    }

    Block video(MediaDraft.VideoDraft draft, String at) {
        return new Video(
                draft.id(),
                draft.anchor(),
                draft.url(),
                draft.title(),
                draft.mediaType(),
                sources(draft.sources()),
                draft.poster(),
                draft.width(),
                draft.height(),
                tracks(draft.captions()),
                draft.transcript(),
                optional(draft.caption(), at + "/caption"));
    }

    Block audio(MediaDraft.AudioDraft draft, String at) {
        return new Audio(
                draft.id(),
                draft.anchor(),
                draft.url(),
                draft.title(),
                draft.mediaType(),
                sources(draft.sources()),
                draft.poster(),
                tracks(draft.captions()),
                draft.transcript(),
                optional(draft.caption(), at + "/caption"));
    }

    private static List<MediaSource> sources(List<MediaDraft.SourceDraft> drafts) {
        return drafts == null
                ? List.of()
                : drafts.stream()
                        .map(draft -> new MediaSource(draft.url(), draft.mediaType()))
                        .toList();
    }

    private static List<TextTrack> tracks(List<MediaDraft.TrackDraft> drafts) {
        return drafts == null
                ? List.of()
                : drafts.stream()
                        .map(draft -> new TextTrack(
                                draft.url(),
                                draft.kind() == null ? "subtitles" : draft.kind(),
                                draft.language(),
                                draft.label()))
                        .toList();
    }

    Block file(MediaDraft.FileDraft draft, String at) {
        return new FileBlock(
                draft.id(),
                draft.anchor(),
                draft.url(),
                draft.title() == null ? UrlPolicy.fileName(draft.url()) : draft.title(),
                draft.mediaType(),
                draft.size() == null ? null : draft.size().longValue(),
                optional(draft.caption(), at + "/caption"));
    }

    Block link(MediaDraft.LinkDraft draft) {
        return new LinkBlock(
                draft.id(),
                draft.anchor(),
                draft.url(),
                draft.title(),
                draft.description(),
                draft.publisher(),
                draft.thumbnail());
    }

    Block details(NestedDraft.DetailsDraft draft, String at) {
        String summary = optional(draft.summary(), at + "/summary");
        List<Block> blocks = inside(draft.blocks(), at + "/blocks");
        return summary == null && blocks.isEmpty()
                ? nothingLeft(at, BlockType.DETAILS)
                : new Details(draft.id(), draft.anchor(), summary, blocks);
    }

    Block callout(NestedDraft.CalloutDraft draft, String at) {
        List<Block> blocks = inside(draft.blocks(), at + "/blocks");
        return blocks.isEmpty()
                ? nothingLeft(at, BlockType.CALLOUT)
                : new Callout(
                        draft.id(),
                        draft.anchor(),
                        draft.kind() == null ? Callout.NOTE : draft.kind(),
                        draft.icon(),
                        blocks);
    }

    Block footnotes(NestedDraft.FootnotesDraft draft, String at) {
        List<Footnotes.Note> notes = new ArrayList<>();
        for (int i = 0; i < draft.notes().size(); i++) {
            NestedDraft.NoteDraft note = draft.notes().get(i);
            String anchor = note.anchor() == null ? "fn-" + (i + 1) : note.anchor();
            notes.add(new Footnotes.Note(anchor, inside(note.blocks(), at + "/notes/" + i + "/blocks")));
        }
        if (notesRead) {
            fault(at, "type", "A body can have only one block of footnotes");
        }
        notesRead = true;
        if (notes.stream().map(Footnotes.Note::anchor).distinct().count() < notes.size()) {
            fault(at, "notes", "Must not have the same anchor twice");
        }
        return notes.isEmpty()
                ? nothingLeft(at, BlockType.FOOTNOTES)
                : new Footnotes(draft.id(), draft.anchor(), notes);
    }

    Block paywall(BlockDraft.Wall draft, String at) {
        if (depth > 0) {
            fault(at, "type", "Must stand between the blocks of the body, not inside one");
        } else if (paywallRead) {
            fault(at, "type", "There can be one paywall in a body");
        }
        paywallRead = true;
        return new Paywall(draft.id());
    }
}
