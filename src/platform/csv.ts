import { stringify } from 'csv-stringify/sync'

/**
 * Rows of a CSV file, each with the end of its line (RFC 4180). A cell with a line break of any kind is quoted, so that no reader
 * takes the rest of it for a row (§2.6), whichever of CR, LF and CRLF it ends rows at. A cell that a spreadsheet would take for a
 * formula begins with an apostrophe (I-7).
 */
export function csvRows(rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map(withoutFormula))
  // By itself, the library quotes only the line break that ends its own rows.
  return stringify(cells, { record_delimiter: 'windows', quoted_match: /[\r\n]/ })
}

/** Some spreadsheets read the wide form of a sign as the sign itself. */
function withoutFormula(text: string): string {
  return /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text
}
