package org.broadsheet.body;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A cell of a table that spans several rows or columns, or heads its row.
 *
 * @param row its first row, counted from 0, the {@code header} included if there is one
 * @param column its first column, counted from 0
 * @param rowSpan how many rows it takes; at least 1
 * @param columnSpan how many columns it takes; at least 1
 * @param heading whether it heads its row
 */
@Schema(name = "TableCell", description = "A cell that spans several rows or columns, or heads its row.")
public record TableCell(
        @Schema(description = "Its first row, counted from 0; if there is a `header`, that is row 0.", minimum = "0")
        int row,

        @Schema(description = "Its first column, counted from 0.", minimum = "0")
        int column,

        @Schema(description = "How many rows it takes.", minimum = "1")
        int rowSpan,

        @Schema(description = "How many columns it takes.", minimum = "1")
        int columnSpan,

        @Schema(description = "Whether it heads its row.") boolean heading) {}
