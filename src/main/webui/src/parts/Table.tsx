import { useId } from "preact/hooks";
import type { Schemas } from "../api/newsroom";
import { named } from "./Blocks";
import { Html } from "./Html";

/** A table with its head, body and foot. Cells are counted with the `header` as row 0; see `TableCell`. */
export function Table({ table }: { table: Schemas["TableBlock"] }) {
  const name = useId();
  const rows = table.header.length > 0 ? [table.header, ...table.rows] : table.rows;
  const head = table.headRows + (table.header.length > 0 ? 1 : 0);
  const foot = rows.length - table.footRows;
  const special = new Map(table.cells.map((cell) => [`${cell.row} ${cell.column}`, cell]));
  const covered = coveredBy(table.cells);

  const row = (at: number) => (
    <tr key={at}>
      {rows[at]?.map((html, column) => {
        const place = `${at} ${column}`;
        if (covered.has(place)) {
          return null;
        }
        const cell = special.get(place);
        const columnSpan = cell?.columnSpan ?? 1;
        const rowSpan = cell?.rowSpan ?? 1;
        const align = table.alignments[column] ?? "none";
        const spans = {
          colSpan: columnSpan > 1 ? columnSpan : undefined,
          rowSpan: rowSpan > 1 ? rowSpan : undefined,
          class: align === "none" ? undefined : `to-${align}`,
        };
        // A head without words would be announced as one.
        const scope = html === "" ? undefined : at < head ? (columnSpan > 1 ? "colgroup" : "col")
          : cell?.heading ? (rowSpan > 1 ? "rowgroup" : "row") : undefined;
        return scope
          ? <Html key={column} as="th" scope={scope} html={html} {...spans} />
          : <Html key={column} as="td" html={html} {...spans} />;
      })}
    </tr>
  );
  const part = (from: number, to: number) => Array.from({ length: Math.max(0, to - from) }, (_, i) => row(from + i));

  const label = table.caption === null ? { "aria-label": "Table" } : { "aria-labelledby": name };
  return (
    // Scrollable areas must be reachable by keyboard and have a name.
    <div class="scrolls" tabIndex={0} role="region" id={named(table)} {...label}>
      <table>
        {table.caption !== null && <Html as="caption" id={name} html={table.caption} />}
        {head > 0 && <thead>{part(0, head)}</thead>}
        <tbody>{part(head, foot)}</tbody>
        {table.footRows > 0 && <tfoot>{part(foot, rows.length)}</tfoot>}
      </table>
    </div>
  );
}

/** The places that belong to a cell which begins to their left or above: their text is a repetition. */
function coveredBy(cells: Schemas["TableCell"][]): Set<string> {
  const covered = new Set<string>();
  for (const { row, column, rowSpan, columnSpan } of cells) {
    for (let down = 0; down < rowSpan; down++) {
      for (let right = 0; right < columnSpan; right++) {
        if (down + right > 0) {
          covered.add(`${row + down} ${column + right}`);
        }
      }
    }
  }
  return covered;
}
