package org.broadsheet.archive.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.broadsheet.archive.Archive;
import org.broadsheet.archive.ArchiveException;
import org.broadsheet.archive.ArchiveItem;
import org.broadsheet.archive.ArchiveItems;
import org.broadsheet.archive.ArchiveMap;
import org.broadsheet.request.WarningCode;

/** The rows of tables as articles. */
final class CsvItems extends ArchiveItems {

    private final boolean several;
    private final ArchiveMap map;
    private final Iterator<Archive.Entry> tables;
    private Archive.Entry table;
    private CsvText text;
    private CSVParser parser;
    private Iterator<CSVRecord> rows;
    private Header header;

    CsvItems(Archive archive, List<Archive.Entry> tables, ArchiveMap map) {
        this.several = archive.isZip() && tables.size() > 1;
        this.map = map;
        this.tables = tables.iterator();
    }

    /**
     * What the columns of a table are.
     *
     * @param names as they are written
     * @param known places by column, in order
     * @param others places of the columns that no article has
     */
    record Header(List<String> names, Map<Column, List<Integer>> known, List<Integer> others) {

        static Header of(CSVRecord row) {
            Map<Column, List<Integer>> known = new EnumMap<>(Column.class);
            List<Integer> others = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                int place = i;
                Column.named(row.get(i))
                        .ifPresentOrElse(
                                column -> known.computeIfAbsent(column, key -> new ArrayList<>())
                                        .add(place),
                                () -> others.add(place));
            }
            return new Header(row.toList(), known, others);
        }
    }

    @Override
    protected boolean advance() throws IOException {
        if (rows == null && !nextTable()) {
            return false;
        }
        try {
            if (!rows.hasNext()) {
                closeTable();
                return true;
            }
            CSVRecord row = rows.next();
            text.row();
            read(row);
            return true;
        } catch (CharacterCodingException e) {
            throw undecodable(e);
        } catch (UncheckedIOException e) {
            throw unreadable(e.getCause());
        } catch (IllegalStateException e) {
            throw unreadable(e);
        }
    }

    private boolean nextTable() throws IOException {
        if (!tables.hasNext()) {
            return false;
        }
        table = tables.next();
        String beginning = table.head().text();
        try {
            text = CsvText.of(table);
            parser = CSVParser.parse(text, CsvReader.format(beginning));
            rows = parser.iterator();
            if (!rows.hasNext()) {
                throw new ArchiveException(called() + " is empty; its first row must name the columns");
            }
            header = Header.of(rows.next());
            if (!header.known.containsKey(Column.HEADLINE)) {
                throw new ArchiveException("The first row of " + called().toLowerCase(Locale.ROOT)
                        + " must name the columns, and one of them must be “headline” or “title”; it has "
                        + String.join(", ", header.names.subList(0, Math.min(10, header.names.size()))));
            }
        } catch (CharacterCodingException e) {
            throw undecodable(e);
        } catch (UncheckedIOException e) {
            throw unreadable(e.getCause());
        }
        return true;
    }

    private void read(CSVRecord row) {
        String where = where(row);
        int columns = header.names.size();
        boolean tooLong = false;
        for (int i = columns; i < row.size(); i++) {
            tooLong |= !row.get(i).isBlank();
        }
        if (row.size() == 1 && row.get(0).isBlank()) {
            return;
        }
        if (row.size() < columns || tooLong) {
            give(new ArchiveItem.LeftOut(
                    where,
                    WarningCode.ITEM_LEFT_OUT,
                    "The row has " + row.size() + " fields and the header " + columns
                            + ": a field with the delimiter or a line break in it must be in quotation marks"));
            return;
        }
        new CsvRow(header, row, where, map).items().forEach(this::give);
    }

    private String where(CSVRecord row) {
        return "line " + line(row) + (several ? " of " + table.name() : "");
    }

    /** The parser has read the row already, and knows its last line. */
    private long line(CSVRecord row) {
        long breaks = 0;
        for (String value : row) {
            breaks += value.chars().filter(c -> c == '\n').count();
        }
        return Math.max(1, parser.getCurrentLineNumber() - breaks);
    }

    private String called() {
        return several ? "The table " + table.name() : "The table";
    }

    private ArchiveException undecodable(IOException e) {
        return new ArchiveException(
                called() + " has bytes that are not UTF-8 near line "
                        + (parser == null ? 1 : parser.getCurrentLineNumber() + 1)
                        + "; it is probably in Windows-1252. Save it as “CSV UTF-8” in the spreadsheet program, or convert it"
                        + " by: iconv -f WINDOWS-1252 -t UTF-8 old.csv > new.csv",
                e);
    }

    private IOException unreadable(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException coding) {
                return undecodable(coding);
            }
            if (cause instanceof ArchiveException known) {
                return new ArchiveException(
                        called() + " cannot be read from line " + (parser.getCurrentLineNumber() + 1) + " on: "
                                + known.getMessage(),
                        known);
            }
        }
        return new ArchiveException(
                called() + " cannot be read from line " + (parser.getCurrentLineNumber() + 1) + " on: "
                        + e.getMessage()
                        + ". A quotation mark within a field must be doubled, and the field be in quotation marks",
                e);
    }

    private void closeTable() throws IOException {
        if (parser != null) {
            parser.close();
        }
        parser = null;
        rows = null;
    }

    @Override
    public void close() throws IOException {
        closeTable();
        if (text != null) {
            text.close();
        }
    }
}
