package org.broadsheet.body;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jsoup.nodes.Element;

/** Reads tables: cells by row, whatever sections they are in. */
final class HtmlTable {

    private final HtmlBlocks blocks;
    private final Losses losses;
    private final List<List<String>> rows = new ArrayList<>();
    private List<String> header = List.of();

    private HtmlTable(HtmlBlocks blocks, Losses losses) {
        this.blocks = blocks;
        this.losses = losses;
    }

    /** Adds the table to the blocks. */
    static void read(Element table, HtmlBlocks blocks, Losses losses) {
        if (blocks.place() != null) {
            losses.add("Moved <table> out of " + blocks.place() + " to after it");
        }
        blocks.boundary(2);
        Element caption = table.firstElementChild();
        if (caption != null && caption.normalName().equals("caption")) {
            blocks.withMoved(() -> {
                String html = blocks.held(caption, "caption");
                return html.isEmpty() ? null : new Block.Paragraph(null, html);
            });
        }
        blocks.withMoved(() -> new HtmlTable(blocks, losses).read(table));
    }

    private Block.Table read(Element table) {
        section(table);
        return of(header, rows);
    }

    /** A table of these cells, without its blank rows, short rows filled up; null where all of it is blank. */
    static Block.Table of(List<String> header, List<List<String>> rows) {
        List<String> head = header.stream().allMatch(String::isEmpty) ? List.of() : header;
        List<List<String>> inked = rows.stream()
                .filter(row -> !row.stream().allMatch(String::isEmpty))
                .toList();
        if (head.isEmpty() && inked.isEmpty()) {
            return null;
        }
        int width = inked.stream().mapToInt(List::size).reduce(head.size(), Math::max);
        return new Block.Table(
                null,
                head.isEmpty() ? head : filled(head, width),
                inked.stream().map(row -> filled(row, width)).toList());
    }

    private static List<String> filled(List<String> row, int width) {
        List<String> filled = new ArrayList<>(row);
        filled.addAll(Collections.nCopies(width - row.size(), ""));
        return filled;
    }

    private void section(Element parent) {
        for (Element child = parent.firstElementChild(); child != null; child = child.nextElementSibling()) {
            switch (child.normalName()) {
                case "thead", "tbody", "tfoot" -> section(child);
                case "tr" -> row(child, parent.normalName().equals("thead"));
                default -> {}
            }
        }
    }

    private void row(Element row, boolean inHead) {
        List<String> cells = new ArrayList<>();
        int heads = 0;
        int count = 0;
        for (Element cell = row.firstElementChild(); cell != null; cell = cell.nextElementSibling()) {
            cells.add(blocks.held(cell, cell.normalName()));
            count++;
            heads += cell.normalName().equals("th") ? 1 : 0;
            if (cells.size() > BodyLimits.COLUMNS) {
                throw BodyFaults.at("", "Has a table of more than " + BodyLimits.COLUMNS + " columns");
            }
        }
        if (header.isEmpty() && rows.isEmpty() && (inHead || heads == count && count > 0)) {
            header = cells;
            return;
        }
        if (heads > 0) {
            losses.add("Turned <th> in a row into an ordinary cell");
        }
        rows.add(cells);
        if (rows.size() > BodyLimits.ROWS) {
            throw BodyFaults.at("", "Has a table of more than %,d rows".formatted(BodyLimits.ROWS));
        }
    }
}
