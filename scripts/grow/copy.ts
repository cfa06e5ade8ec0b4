import type { ClientBase, Connection } from 'pg'

export type Value = string | number | boolean | Date | null

/** What of the connection the types of the driver leave out. */
interface CopyConnection {
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
}

/** Rows of one statement: what is sent of it waits in memory. */
const rowsAtOnce = 50_000

/**
 * Writes rows by COPY, as the driver's own queue of statements does it. While the database stores a part, the next one is made.
 *
 * @returns the number of rows
 */
export async function copyRows(
  client: ClientBase,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly Value[]>,
): Promise<number> {
  const text = `copy ${table} (${columns.join(', ')}) from stdin`
  let count = 0
  let stored: Promise<void> = Promise.resolve()
  let part: Buffer[] = []
  let rowsOfPart = 0
  const send = async () => {
    const pieces = part
    part = []
    rowsOfPart = 0
    await stored
    stored = copyPart(client, text, pieces)
  }
  for (const row of rows) {
    part.push(Buffer.from(`${row.map(toText).join('\t')}\n`))
    count += 1
    rowsOfPart += 1
    if (rowsOfPart === rowsAtOnce) await send()
  }
  await send()
  await stored
  return count
}

function copyPart(client: ClientBase, text: string, pieces: readonly Buffer[]): Promise<void> {
  return new Promise((resolve, reject) => {
    let failure: Error | undefined
    const copying = {
      submit: (connection: Connection) => connection.query(text),
      handleCopyInResponse(connection: CopyConnection) {
        for (let i = 0; i < pieces.length; i += 500)
          connection.sendCopyFromChunk(Buffer.concat(pieces.slice(i, i + 500)))
        connection.endCopyFrom()
      },
      handleError(error: Error) {
        failure = error
      },
      handleCommandComplete: () => undefined,
      handleReadyForQuery: () => (failure === undefined ? resolve() : reject(failure)),
    }
    client.query(copying)
  })
}

const special = /[\\\n\t\r]/

function toText(value: Value): string {
  if (value === null) return '\\N'
  if (value instanceof Date) return value.toISOString()
  const text = String(value)
  if (!special.test(text)) return text
  return text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\t', '\\t').replaceAll('\r', '\\r')
}
