package org.broadsheet.body;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Makes a table of rows as they are read: blank rows are left out, short ones padded, spans filled. */
final class TableMaker {

    /** The parts of a table. */
    enum Part {
        HEAD,
        BODY,
        FOOT
    }

    private record Row(List<String> cells, Part part) {}

    private final List<Row> rows = new ArrayList<>();
    private final List<TableCell> special = new ArrayList<>();
    private final List<String> alignments = new ArrayList<>();

    void head(List<String> cells) {
        row(cells, Part.HEAD);
    }

    void row(List<String> cells, Part part) {
        rows.add(new Row(new ArrayList<>(cells), part));
    }

    int size() {
        return rows.size();
    }

    /** The number of cells in the widest row. */
    int width() {
        return rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
    }

    /** Notes what is special about a cell; false if it does not fit. */
    boolean special(TableCell cell) {
        int width = width();
        boolean fits = cell.row() + cell.rowSpan() <= rows.size()
                && cell.column() + cell.columnSpan() <= width
                && rows.get(cell.row()).part()
                        == rows.get(cell.row() + cell.rowSpan() - 1).part();
        if (!fits || special.stream().anyMatch(other -> overlap(cell, other))) {
            return false;
        }
        boolean heading = cell.heading() && rows.get(cell.row()).part() != Part.HEAD;
        if (heading || cell.rowSpan() > 1 || cell.columnSpan() > 1) {
            special.add(new TableCell(cell.row(), cell.column(), cell.rowSpan(), cell.columnSpan(), heading));
        }
        return true;
    }

    private static boolean overlap(TableCell one, TableCell other) {
        return one.row() < other.row() + other.rowSpan()
                && other.row() < one.row() + one.rowSpan()
                && one.column() < other.column() + other.columnSpan()
                && other.column() < one.column() + one.columnSpan();
    }

    void align(List<String> columns) {
        alignments.clear();
        alignments.addAll(columns);
    }

    /** The table; empty if all its cells are. */
    Optional<Block.Table> table(String id, String anchor, String caption) {
        int width = width();
        rows.replaceAll(row -> new Row(padded(row.cells(), width, ""), row.part()));
        special.forEach(this::fill);
        for (int row = rows.size() - 1; row >= 0; row--) {
            removeIfBlank(row);
        }
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        boolean head = rows.get(0).part() == Part.HEAD;
        List<List<String>> cells = rows.stream().map(Row::cells).toList();
        return Optional.of(new Block.Table(
                id,
                anchor,
                caption,
                head ? cells.get(0) : List.of(),
                head ? cells.subList(1, cells.size()) : cells,
                head ? (int) count(Part.HEAD) - 1 : 0,
                (int) count(Part.FOOT),
                special.stream()
                        .sorted((one, other) -> one.row() == other.row()
                                ? Integer.compare(one.column(), other.column())
                                : Integer.compare(one.row(), other.row()))
                        .toList(),
                alignments(width)));
    }

    private void fill(TableCell cell) {
        String text = rows.get(cell.row()).cells().get(cell.column());
        for (int row = cell.row(); row < cell.row() + cell.rowSpan(); row++) {
            for (int column = cell.column(); column < cell.column() + cell.columnSpan(); column++) {
                rows.get(row).cells().set(column, text);
            }
        }
    }

    private void removeIfBlank(int row) {
        boolean blank = rows.get(row).cells().stream().allMatch(String::isEmpty);
        boolean spanned = special.stream().anyMatch(cell -> cell.row() <= row && row < cell.row() + cell.rowSpan());
        if (!blank || spanned) {
            return;
        }
        rows.remove(row);
        special.replaceAll(cell -> cell.row() < row
                ? cell
                : new TableCell(cell.row() - 1, cell.column(), cell.rowSpan(), cell.columnSpan(), cell.heading()));
    }

    private long count(Part part) {
        return rows.stream().filter(row -> row.part() == part).count();
    }

    private List<String> alignments(int width) {
        boolean any = alignments.stream().anyMatch(named -> !named.equals(Block.Table.UNALIGNED));
        return any
                ? padded(alignments.subList(0, Math.min(width, alignments.size())), width, Block.Table.UNALIGNED)
                : List.of();
    }

    private static List<String> padded(List<String> row, int width, String with) {
        List<String> filled = new ArrayList<>(row);
        filled.addAll(Collections.nCopies(width - row.size(), with));
        return filled;
    }
}
