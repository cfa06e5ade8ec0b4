import { once } from 'node:events'
import { createWriteStream, type WriteStream } from 'node:fs'
import type { Problem } from '../records.ts'
import { textOf } from '../values.ts'
import type { Row } from './rows.ts'

/**
 * Rows that did not come in whole, as lines of JSON that are an input of the next import: the row as it was, with the reason. The file
 * has what the source has, password hashes included, so only its owner can read it. Written once there is a first row.
 */
export class ErrorFile {
  readonly path: string
  #stream: WriteStream | undefined
  #lines = 0

  constructor(path: string) {
    this.path = path
  }

  get lines(): number {
    return this.#lines
  }

  async write(row: Row, { code, message }: Problem): Promise<void> {
    this.#stream ??= createWriteStream(this.path, { mode: 0o600 })
    const [user] = row.records.flatMap((record) => (record.kind === 'user' ? [record] : []))
    const line = {
      line: row.line,
      source_id: user?.id ?? null,
      email: user?.email ?? textOf(row.value.email),
      code,
      message,
      record: row.value,
      ...(row.list === '' ? {} : { list: row.list }),
    }
    this.#lines += 1
    if (!this.#stream.write(`${JSON.stringify(line)}\n`)) await once(this.#stream, 'drain')
  }

  async close(): Promise<void> {
    if (this.#stream === undefined) return
    this.#stream.end()
    await once(this.#stream, 'close')
  }
}
