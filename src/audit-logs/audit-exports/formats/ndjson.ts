import type { ExportFormat } from './format.ts'

/** An event a line, as the list of events has it. */
export const ndjson: ExportFormat = {
  extension: 'ndjson',
  contentType: 'application/x-ndjson',
  header: '',
  linesOf: (events) => events.map((event) => `${JSON.stringify(event)}\n`).join(''),
}
