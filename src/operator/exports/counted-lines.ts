import { createHash } from 'node:crypto'
import { once } from 'node:events'
import type { Writable } from 'node:stream'
import type { LineWriter } from './line-writer.ts'
import type { ExportedFile } from './manifest.ts'

export interface LineOptions {
  /** How a line stands in the output. What is counted and digested is the line alone. */
  wrap?: (line: string) => string
  /** Whether more comes behind these lines. */
  staysOpen?: boolean
}

/** Where the lines of a kind go. They are counted and digested on the way, and the writer waits for a slow reader. */
export class CountedLines implements LineWriter {
  readonly #name: string
  readonly #output: Writable
  readonly #options: LineOptions
  readonly #digest = createHash('sha256')
  #rows = 0
  #bytes = 0
  #failure: Error | undefined

  constructor(name: string, output: Writable, options: LineOptions = {}) {
    this.#name = name
    this.#output = output
    this.#options = options
    output.on('error', this.#fail)
  }

  readonly #fail = (error: Error) => {
    this.#failure = error
  }

  /** Resolves once there is room for more. @throws the error of the output */
  async write(lines: readonly string[]): Promise<void> {
    if (this.#failure !== undefined) throw this.#failure
    const { wrap } = this.#options
    const text = lines.map((line) => `${line}\n`).join('')
    this.#rows += lines.length
    this.#bytes += Buffer.byteLength(text)
    this.#digest.update(text)
    const written = wrap === undefined ? text : lines.map((line) => `${wrap(line)}\n`).join('')
    if (!this.#output.write(written)) await once(this.#output, 'drain')
  }

  /** Resolves once all of it is written. @throws the error of the output */
  async end(): Promise<ExportedFile> {
    if (this.#options.staysOpen !== true) {
      this.#output.end()
      await once(this.#output, 'close')
    }
    this.#output.off('error', this.#fail)
    if (this.#failure !== undefined) throw this.#failure
    return { file: this.#name, rows: this.#rows, bytes: this.#bytes, sha256: this.#digest.digest('hex') }
  }
}
