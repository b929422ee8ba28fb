package org.broadsheet.body;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Works out the grid of a table: which cells there are, and which positions belong to a cell that spans several. */
final class TableGrid {

    private final Block.Table table;
    private final Map<List<Integer>, TableCell> special = new HashMap<>();
    private final Set<List<Integer>> covered = new HashSet<>();

    TableGrid(Block.Table table) {
        this.table = table;
        for (TableCell cell : table.cells()) {
            special.put(List.of(cell.row(), cell.column()), cell);
            for (int row = cell.row(); row < cell.row() + cell.rowSpan(); row++) {
                for (int column = cell.column(); column < cell.column() + cell.columnSpan(); column++) {
                    if (row > cell.row() || column > cell.column()) {
                        covered.add(List.of(row, column));
                    }
                }
            }
        }
    }

    /** All rows, the header first. */
    static List<List<String>> rows(Block.Table table) {
        return table.header().isEmpty()
                ? table.rows()
                : Stream.concat(Stream.of(table.header()), table.rows().stream())
                        .toList();
    }

    /** The cells in reading order, each once. */
    static Stream<String> cells(Block.Table table) {
        List<List<String>> rows = rows(table);
        TableGrid grid = new TableGrid(table);
        return IntStream.range(0, rows.size())
                .boxed()
                .flatMap(row -> IntStream.range(0, rows.get(row).size())
                        .filter(column -> !grid.isCovered(row, column))
                        .mapToObj(column -> rows.get(row).get(column)))
                .filter(cell -> !cell.isEmpty());
    }

    /** Whether the place belongs to a cell that begins above or before it. */
    boolean isCovered(int row, int column) {
        return !covered.isEmpty() && covered.contains(List.of(row, column));
    }

    /** What is special about the cell that begins here; null for an ordinary one. */
    TableCell special(int row, int column) {
        return special.isEmpty() ? null : special.get(List.of(row, column));
    }

    /** Whether the row belongs to the head. */
    boolean isHead(int row) {
        return row < headRows();
    }

    int headRows() {
        return (table.header().isEmpty() ? 0 : 1) + table.headRows();
    }

    /** Whether the row belongs to the foot. */
    boolean isFoot(int row) {
        return row >= rows(table).size() - table.footRows();
    }

    /** Whether every cell is an ordinary one, the head is one row, and no column is aligned by it. */
    boolean isPlain() {
        return table.cells().isEmpty() && table.headRows() == 0 && table.footRows() == 0 && table.caption() == null;
    }
}
