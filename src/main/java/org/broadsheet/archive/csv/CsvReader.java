package org.broadsheet.archive.csv;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.broadsheet.archive.Archive;
import org.broadsheet.archive.ArchiveException;
import org.broadsheet.archive.ArchiveFormat;
import org.broadsheet.archive.ArchiveItems;
import org.broadsheet.archive.ArchiveMap;
import org.broadsheet.archive.ArchiveReader;
import org.broadsheet.archive.Head;

/** Reads comma-separated values (RFC 4180), or such separated by semicolons or tabs, with a header. */
@ApplicationScoped
public class CsvReader implements ArchiveReader {

    private static final char[] DELIMITERS = {',', ';', '\t', '|'};
    private static final Set<String> EXTENSIONS = Set.of("csv", "tsv", "tab");
    private static final int FEWEST = 2;

    @Override
    public ArchiveFormat format() {
        return ArchiveFormat.CSV;
    }

    @Override
    public boolean recognises(Head head) {
        if (EXTENSIONS.contains(head.extension())) {
            return true;
        }
        String text = head.text().stripLeading();
        return (head.extension().isEmpty() || head.extension().equals("txt"))
                && !text.isEmpty()
                && "<{[#-+".indexOf(text.charAt(0)) < 0
                && known(header(head.text(), delimiter(head.text()))) >= FEWEST;
    }

    @Override
    public ArchiveItems open(Archive archive, ArchiveMap map) throws IOException {
        List<Archive.Entry> tables = archive.entries("csv", "tsv", "tab", "txt").stream()
                .filter(entry -> !archive.isZip() || isTable(entry))
                .toList();
        if (tables.isEmpty()) {
            throw new ArchiveException("The zip has no table: its name must end with .csv or .tsv");
        }
        return new CsvItems(archive, tables, map);
    }

    private boolean isTable(Archive.Entry entry) {
        try {
            return recognises(entry.head());
        } catch (IOException e) {
            // Reading it again says what is wrong with it.
            return true;
        }
    }

    /** The form of a table, by the delimiter that gives the header most columns that are known, or else most columns. */
    static CSVFormat format(String text) {
        return form(delimiter(text));
    }

    private static CSVFormat form(char delimiter) {
        return CSVFormat.Builder.create()
                .setDelimiter(delimiter)
                .setQuote('"')
                .setIgnoreEmptyLines(true)
                .setIgnoreSurroundingSpaces(delimiter != '\t')
                .get();
    }

    private static char delimiter(String text) {
        char best = ',';
        long most = -1;
        for (char delimiter : DELIMITERS) {
            List<String> header = header(text, delimiter);
            long worth = known(header) * 1_000L + header.size();
            if (worth > most) {
                best = delimiter;
                most = worth;
            }
        }
        return best;
    }

    private static List<String> header(String text, char delimiter) {
        // The head of a file ends anywhere, even between quotes, but not within a header.
        try (Reader reader = new StringReader(text);
                CSVParser parser = CSVParser.parse(reader, form(delimiter))) {
            var rows = parser.iterator();
            return rows.hasNext() ? rows.next().toList() : List.of();
        } catch (IOException | IllegalStateException | java.io.UncheckedIOException e) {
            return List.of();
        }
    }

    private static long known(List<String> header) {
        return header.stream()
                .flatMap(name -> Column.named(name).stream())
                .distinct()
                .count();
    }
}
