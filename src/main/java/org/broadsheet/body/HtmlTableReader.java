package org.broadsheet.body;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.markup.LossCollector;
import org.broadsheet.request.WarningCode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Reads {@code <table>}, row by row, on the grid that its spans make (HTML, "forming a table"). */
final class HtmlTableReader {

    private final HtmlBlockReader blocks;
    private final TableMaker table = new TableMaker();
    private final List<TableCell> special = new ArrayList<>();
    /** How many rows more each column is taken by a cell from above. */
    private final Map<Integer, Integer> taken = new HashMap<>();

    private final Map<Integer, Map<String, Integer>> alignments = new HashMap<>();
    private int heads;
    private TableMaker.Part part;

    private HtmlTableReader(HtmlBlockReader blocks) {
        this.blocks = blocks;
    }

    /** Adds the blocks of a table. Text between its rows comes before it; so do browsers show it. */
    static void read(Element table, HtmlBlockReader blocks, LossCollector losses) {
        if (!blocks.isOpen()) {
            if (blocks.containerName() != null) {
                losses.add(WarningCode.CONTENT_CHANGED, "Turned <table> in " + blocks.containerName() + " into text");
            }
            blocks.division(table);
            return;
        }
        if (isLayout(table)) {
            losses.ignore("<table> around other blocks");
            blocks.division(table);
            return;
        }
        loose(table, blocks);
        blocks.addWithMovedOut(() -> new HtmlTableReader(blocks).read(table));
    }

    /** Whether it only places blocks: it has one cell, or tables in cells. */
    private static boolean isLayout(Element table) {
        List<Element> cells = table.select("td, th");
        boolean nested = cells.stream().anyMatch(cell -> cell.selectFirst("table") != null);
        boolean one = cells.size() == 1 && table.selectFirst("caption, th") == null;
        return nested
                || one && cells.get(0).selectFirst("p, img, figure, h2, h3, h4, ul, ol, blockquote, iframe") != null;
    }

    private static void loose(Element parent, HtmlBlockReader blocks) {
        for (Node child : List.copyOf(parent.childNodes())) {
            boolean text = child instanceof TextNode one && !one.isBlank();
            boolean other = child instanceof Element element
                    && !element.normalName().matches("caption|colgroup|col|thead|tbody|tfoot|tr|td|th");
            if (text || other) {
                blocks.node(child);
            } else if (child instanceof Element element && element.normalName().matches("thead|tbody|tfoot|tr")) {
                loose(element, blocks);
            }
        }
    }

    private Block.Table read(Element element) {
        Element caption = element.firstElementChild();
        while (caption != null && !caption.normalName().equals("caption")) {
            caption = caption.nextElementSibling();
        }
        String words = caption == null ? "" : blocks.inlineHtml(caption, "caption");
        for (TableMaker.Part one : TableMaker.Part.values()) {
            part = one;
            taken.clear();
            rows(element, TableMaker.Part.BODY);
        }
        special.forEach(table::special);
        table.align(alignments());
        return table.table(null, null, words.isEmpty() ? null : words).orElse(null);
    }

    /** Reads the rows of the current part, wherever in the source they are. */
    private void rows(Element parent, TableMaker.Part in) {
        for (Element child = parent.firstElementChild(); child != null; child = child.nextElementSibling()) {
            switch (child.normalName()) {
                case "thead" -> rows(child, TableMaker.Part.HEAD);
                case "tfoot" -> rows(child, TableMaker.Part.FOOT);
                case "tbody" -> {
                    if (part == TableMaker.Part.BODY) {
                        taken.clear();
                    }
                    rows(child, TableMaker.Part.BODY);
                }
                case "tr" -> {
                    if (in(child, in) == part) {
                        row(child);
                    }
                }
                default -> {}
            }
        }
    }

    /** A first row that consists of header cells only is the head, although the source does not say so. */
    private static TableMaker.Part in(Element row, TableMaker.Part section) {
        if (section != TableMaker.Part.BODY || !isFirst(row)) {
            return section;
        }
        List<Element> cells = row.children();
        boolean heads = !cells.isEmpty()
                && cells.stream().allMatch(cell -> cell.normalName().equals("th"));
        boolean spans = cells.stream().anyMatch(cell -> span(cell, "rowspan", 1) > 1);
        return heads && !spans ? TableMaker.Part.HEAD : section;
    }

    private static boolean isFirst(Element row) {
        Element table = row.closest("table");
        return table != null && table.selectFirst("tr") == row;
    }

    private void row(Element row) {
        List<String> cells = new ArrayList<>();
        int number = table.size();
        for (Element cell = row.firstElementChild(); cell != null; cell = cell.nextElementSibling()) {
            if (!cell.normalName().matches("td|th")) {
                continue;
            }
            while (isTaken(cells.size())) {
                cells.add("");
            }
            int column = cells.size();
            int columns = Math.min(span(cell, "colspan", 1), BodyLimits.COLUMNS);
            int rows = Math.min(span(cell, "rowspan", 1), rowsLeft(row));
            rows = rows == 0 ? rowsLeft(row) : rows;
            boolean heading = cell.normalName().equals("th") && part != TableMaker.Part.HEAD;
            if (columns > 1 || rows > 1 || heading) {
                special.add(new TableCell(number, column, rows, columns, heading));
            }
            align(cell, column);
            cells.add(blocks.inlineHtml(cell, cell.normalName()));
            for (int i = 0; i < columns; i++) {
                if (i > 0) {
                    cells.add("");
                }
                if (rows > 1) {
                    taken.put(column + i, rows);
                }
            }
            if (cells.size() > BodyLimits.COLUMNS) {
                throw InvalidBodyException.at("", "Has a table with more than " + BodyLimits.COLUMNS + " columns");
            }
        }
        while (isTaken(cells.size())) {
            cells.add("");
        }
        taken.replaceAll((column, left) -> left - 1);
        table.row(cells, part);
        heads += part == TableMaker.Part.HEAD ? 1 : 0;
        if (table.size() - heads > BodyLimits.ROWS) {
            throw InvalidBodyException.at("", "Has a table with more than %,d rows".formatted(BodyLimits.ROWS));
        }
    }

    private boolean isTaken(int column) {
        return taken.getOrDefault(column, 0) > 0;
    }

    private static int span(Element cell, String name, int otherwise) {
        String value = cell.attr(name);
        return value.isEmpty() ? otherwise : Integer.parseInt(value);
    }

    /** How many rows there are from this one to the end of its section. */
    private int rowsLeft(Element row) {
        int left = 1;
        for (Element next = row.nextElementSibling(); next != null; next = next.nextElementSibling()) {
            left += next.normalName().equals("tr") ? 1 : 0;
        }
        return left;
    }

    private void align(Element cell, int column) {
        String named = cell.attr("align").isEmpty() ? Block.Table.UNALIGNED : cell.attr("align");
        alignments.computeIfAbsent(column, one -> new HashMap<>()).merge(named, 1, Integer::sum);
    }

    /** The alignment that most cells of each column have. */
    private List<String> alignments() {
        int width = alignments.keySet().stream()
                .mapToInt(column -> column + 1)
                .max()
                .orElse(0);
        List<String> all = new ArrayList<>();
        for (int column = 0; column < width; column++) {
            all.add(alignments.getOrDefault(column, Map.of()).entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey)
                    .orElse(Block.Table.UNALIGNED));
        }
        return all;
    }
}
