import { errorCode } from '../error-code.ts'

/**
 * Whether PostgreSQL had no room for a statement, on its disk or in memory, or could not read or write a file. The transaction did
 * nothing, and reads mostly still work.
 */
export function isExhausted(error: unknown): error is Error {
  return error instanceof Error && exhausted.has(errorCode(error) ?? '')
}

/** `insufficient_resources`, `disk_full`, `out_of_memory`, `configuration_limit_exceeded`, `io_error` */
const exhausted: ReadonlySet<string> = new Set(['53000', '53100', '53200', '53400', '58030'])
