import type { Input } from '../define-source.ts'
import type { ReadRow } from '../reading/read-row.ts'
import { readRows } from '../reading/read-rows.ts'
import { type ImportRecord, type Problem, RowRefused } from '../records.ts'

/** A row with what it becomes. */
export interface Row {
  file: string
  line: number
  list: string
  value: Readonly<Record<string, unknown>>
  records: readonly ImportRecord[]
  problems: Problem[]
}

/** The rows of all files, in order. A row that can't come in has a problem and no records. */
export async function* readInputs(
  inputs: readonly Input[],
  onBytes: (count: number) => void = () => undefined,
): AsyncGenerator<Row> {
  for (const input of inputs) for await (const row of readRows(input, onBytes)) yield mapRow(input, row)
}

function mapRow(input: Input, { line, list, value, broken }: ReadRow): Row {
  const row: Row = { file: input.path, line, list, value, records: [], problems: [] }
  if (broken !== undefined) {
    const { code, message, text } = broken
    return { ...row, value: { text }, problems: [{ code, message }] }
  }
  try {
    const { records, problems } = input.map({ line, list, value })
    return { ...row, records, problems: [...problems] }
  } catch (error) {
    if (!(error instanceof RowRefused)) throw error
    return { ...row, problems: [{ code: error.code, message: error.message }] }
  }
}
