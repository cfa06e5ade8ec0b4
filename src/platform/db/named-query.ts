import pg, { type Client, type ClientBase, type Connection, Query, types } from 'pg'
import { hasCode } from '../error-code.ts'
import { onConnectionLoss, readOnlyTransaction } from './database-unavailable.ts'
import type { Answer } from './queryable.ts'
import type { Statement } from './sql.ts'

/**
 * Runs a statement over a pipelined connection, prepared there under its name when it first comes.
 *
 * @throws DatabaseUnavailable when the connection is lost before the answer.
 */
export async function ask(client: ClientBase, statement: Statement): Promise<Answer> {
  try {
    return await new Promise<Answer>((resolve, reject) => {
      client.query(new NamedQuery(statement, resolve, reject))
    })
  } catch (error) {
    // The driver created it where the answer arrived; the stack of the caller is more useful.
    if (error instanceof Error) Error.captureStackTrace(error)
    // The next query must find the new primary.
    if (hasCode(error, readOnlyTransaction)) (client as Client).connection.stream.destroy()
    return onConnectionLoss(error)
  }
}

// Of the default export, and missing from its types.
const { prepareValue } = (pg as typeof pg & { utils: { prepareValue(value: unknown): unknown } }).utils

/** The known row shape of a prepared statement. PostgreSQL refuses to run the statement once it has changed. */
interface Shape {
  names: readonly string[]
  parsers: readonly ((text: string) => unknown)[]
  /** A row with nothing in it: copies of it have their members in the same order, which makes them fast to use. */
  empty: Readonly<Record<string, null>>
}

const noRows: Shape = { names: [], parsers: [], empty: {} }

/** The known shapes of each connection, by statement name. */
const shapes = new WeakMap<Connection, Map<string, Shape>>()

/**
 * A query that describes the rows of a prepared statement once per connection. The driver's query does so each time,
 * which takes a third of the time of a lookup: PostgreSQL reads every column from its catalog, and the driver creates
 * its parsers again. It extends the driver's query, because a pipelined client accepts no other; its methods are those
 * that the client calls.
 */
class NamedQuery extends Query {
  override readonly name: string
  readonly values: readonly unknown[]
  readonly #resolve: (answer: Answer) => void
  readonly #reject: (error: unknown) => void
  readonly #rows: unknown[] = []
  #rowCount = 0
  #known: Map<string, Shape> | undefined
  #shape = noRows
  #failure: unknown

  constructor({ name, text, values }: Statement, resolve: (answer: Answer) => void, reject: (error: unknown) => void) {
    super(text)
    this.name = name
    // Before anything is sent: a value that cannot be sent leaves nothing half done.
    this.values = values.map(prepareValue)
    this.#resolve = resolve
    this.#reject = reject
  }

  override submit = (connection: Connection): null => {
    const known = shapes.get(connection) ?? new Map<string, Shape>()
    shapes.set(connection, known)
    this.#known = known
    const shape = known.get(this.name)
    if (shape !== undefined) this.#shape = shape
    else if (!this.hasBeenParsed(connection)) {
      connection.parse({ name: this.name, text: this.text })
      connection.submittedNamedStatements[this.name] = this.text
    }
    connection.bind({ statement: this.name, values: this.values })
    if (shape === undefined) connection.describe({ type: 'P' })
    connection.execute()
    connection.sync()
    return null
  }

  override handleRowDescription({ fields }: { fields: readonly Field[] }): void {
    const names = fields.map(({ name }) => name)
    const parsers = fields.map(({ dataTypeID }): Shape['parsers'][number] => types.getTypeParser(dataTypeID, 'text'))
    this.#shape = { names, parsers, empty: Object.fromEntries(names.map((name) => [name, null])) }
  }

  override handleDataRow({ fields: texts }: { fields: readonly (string | null)[] }): void {
    const { names, parsers, empty } = this.#shape
    const row: Record<string, unknown> = { ...empty }
    try {
      for (let i = 0; i < texts.length; i++) {
        const text = texts[i]
        if (text != null) row[names[i] as string] = parsers[i]?.(text)
      }
      this.#rows.push(row)
    } catch (error) {
      // Thrown here, it would end the connection and all other queries on it.
      this.#failure ??= error
    }
  }

  /** Without an error before, everything was answered, including the shape. */
  override handleCommandComplete({ text }: { text: string }): void {
    this.#known?.set(this.name, this.#shape)
    this.#rowCount = Number(text.slice(text.lastIndexOf(' ') + 1)) || 0
  }

  override handleError(error: unknown): void {
    this.#reject(error)
  }

  override handleReadyForQuery(): void {
    if (this.#failure === undefined) this.#resolve({ rows: this.#rows, rowCount: this.#rowCount })
    else this.#reject(this.#failure)
  }
}

interface Field {
  name: string
  dataTypeID: number
}

/** Members of the driver that its types omit: how its client calls a query, and a query the connection. */
declare module 'pg' {
  interface Query {
    readonly name?: string
    readonly text: string
    hasBeenParsed(connection: Connection): boolean
    handleRowDescription(message: { fields: readonly Field[] }): void
    handleDataRow(message: { fields: readonly (string | null)[] }): void
    handleCommandComplete(message: { text: string }): void
    handleError(error: unknown): void
    handleReadyForQuery(): void
  }
  interface Connection {
    readonly submittedNamedStatements: Record<string, string>
    parse(message: { name: string; text: string }): void
    bind(message: { statement: string; values: readonly unknown[] }): void
    describe(message: { type: 'P' }): void
    execute(): void
  }
}
