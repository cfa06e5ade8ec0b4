import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvRows } from './csv.ts'

/** Texts of what breaks files: quotes, separators, the three line ends, and what begins a formula. */
const cell = fc
  .array(
    fc.constantFrom(
      '"',
      ',',
      ';',
      '\r',
      '\n',
      '\r\n',
      '\t',
      "'",
      ' ',
      '=',
      '+',
      '-',
      '@',
      '＝',
      'a',
      '李',
      '=cmd|x!A1',
    ),
    {
      maxLength: 8,
    },
  )
  .map((parts) => parts.join(''))
const table = fc
  .integer({ min: 2, max: 5 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }))

/** A cell as a spreadsheet shows it. */
const shown = (text: string) => (/^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text)

/** What readers end rows at: CRLF alone, or LF, CR or both of them too. */
const readers = [['\r\n'], ['\r\n', '\n'], ['\r\n', '\r'], ['\r\n', '\n', '\r']]

test('[I-7] every reader of CSV finds the same rows of the same width, and none that begins like a formula', () => {
  fc.assert(
    fc.property(table, (rows) => {
      const text = csvRows(rows)
      const expected = rows.map((row) => row.map(shown))
      for (const record_delimiter of readers) {
        const read: string[][] = parse(text, { record_delimiter })
        expect(read).toEqual(expected)
        for (const each of read.flat()) expect(each).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/)
      }
    }),
    { numRuns: 500 },
  )
})

test.each(['Ada\n=cmd', 'Ada\r=cmd', 'Ada\r\n=cmd'])('[I-7] a line break in a cell opens no row: %j', (text) => {
  expect(csvRows([[text, 'x']])).toBe(`"${text}",x\r\n`)
})
