import pg, { type Client, type ClientBase, type Connection, Query, types } from 'pg'
import { hasCode } from '../error-code.ts'
import { onConnectionLoss, readOnlyTransaction } from './database-unavailable.ts'
import type { Answer } from './queryable.ts'
import type { Statement } from './sql.ts'

export interface Asking {
  /**
   * A statement that runs before, in the same transaction and without a round trip: settings, where no session keeps them. A
   * connection for named statements has run it alone before.
   */
  settings?: Statement | undefined
  /** Whether both are planned for their values and forgotten. Otherwise they are prepared under their names. */
  isUnnamed?: boolean
}

const plainly: Asking = {}

/**
 * Runs a statement over a connection, prepared there under its name when it first comes.
 *
 * @throws DatabaseUnavailable when the connection is lost before the answer.
 */
export async function ask(client: ClientBase, statement: Statement, asking = plainly): Promise<Answer> {
  try {
    return await new Promise<Answer>((resolve, reject) => {
      client.query(new NamedQuery(statement, asking, resolve, reject))
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

/** A statement that was sent to be prepared on a connection. */
interface Prepared {
  /** What it is called there. */
  readonly name: string
  /** Known once it was answered. */
  shape?: Shape
}

/** The statements of a connection, by their names. */
class PreparedStatements {
  readonly #byName = new Map<string, Prepared>()
  #failed = 0

  get(name: string): Prepared | undefined {
    return this.#byName.get(name)
  }

  add(name: string): Prepared {
    // A pooler ends the connection when a name comes twice, though its preparation failed.
    const prepared: Prepared = { name: this.#failed === 0 ? name : `${name}_${this.#failed}` }
    this.#byName.set(name, prepared)
    return prepared
  }

  forget(name: string): void {
    this.#failed += 1
    this.#byName.delete(name)
  }
}

const preparedOn = new WeakMap<Connection, PreparedStatements>()

function statementsOf(connection: Connection): PreparedStatements {
  const known = preparedOn.get(connection)
  if (known !== undefined) return known
  const statements = new PreparedStatements()
  preparedOn.set(connection, statements)
  return statements
}

/**
 * A query that describes the rows of a prepared statement once per connection. The driver's query does so each time,
 * which takes a third of the time of a lookup: PostgreSQL reads every column from its catalog, and the driver creates
 * its parsers again. It extends the driver's query, because a pipelined client accepts no other; its methods are those
 * that the client calls.
 */
class NamedQuery extends Query {
  override readonly name: string
  readonly values: readonly unknown[]
  readonly #asking: Asking
  readonly #resolve: (answer: Answer) => void
  readonly #reject: (error: unknown) => void
  readonly #rows: unknown[] = []
  #rowCount = 0
  #prepared: Prepared | undefined
  #shape = noRows
  /** The settings are answered first. */
  #isOfSettings: boolean
  /** Set while it is not known whether the connection has prepared it. */
  #preparesOn: Connection | undefined
  #failure: unknown

  constructor(
    { name, text, values }: Statement,
    asking: Asking,
    resolve: (answer: Answer) => void,
    reject: (error: unknown) => void,
  ) {
    super(text)
    this.name = asking.isUnnamed === true ? '' : name
    // Before anything is sent: a value that cannot be sent leaves nothing half done.
    this.values = values.map(prepareValue)
    this.#asking = asking
    this.#isOfSettings = asking.settings !== undefined
    this.#resolve = resolve
    this.#reject = reject
  }

  override submit = (connection: Connection): null => {
    const { settings } = this.#asking
    if (settings !== undefined) this.#sendSettings(connection, settings)
    if (this.name === '') {
      connection.parse({ name: '', text: this.text })
      connection.bind({ statement: '', values: this.values })
      connection.describe({ type: 'P' })
    } else {
      this.#prepared = this.#prepare(connection)
      const { name, shape } = this.#prepared
      if (shape !== undefined) this.#shape = shape
      connection.bind({ statement: name, values: this.values })
      if (shape === undefined) connection.describe({ type: 'P' })
    }
    connection.execute()
    connection.sync()
    return null
  }

  #prepare(connection: Connection): Prepared {
    const statements = statementsOf(connection)
    const known = statements.get(this.name)
    if (known !== undefined) return known
    const prepared = statements.add(this.name)
    connection.parse({ name: prepared.name, text: this.text })
    this.#preparesOn = connection
    return prepared
  }

  #sendSettings(connection: Connection, settings: Statement): void {
    const name = this.name === '' ? '' : (statementsOf(connection).get(settings.name)?.name ?? '')
    // What is prepared here would be taken by the driver for the statement itself.
    if (name === '') connection.parse({ name, text: settings.text })
    connection.bind({ statement: name, values: [] })
    connection.execute()
  }

  override handleRowDescription({ fields }: { fields: readonly Field[] }): void {
    const names = fields.map(({ name }) => name)
    const parsers = fields.map(({ dataTypeID }): Shape['parsers'][number] => types.getTypeParser(dataTypeID, 'text'))
    this.#shape = { names, parsers, empty: Object.fromEntries(names.map((name) => [name, null])) }
  }

  override handleDataRow({ fields: texts }: { fields: readonly (string | null)[] }): void {
    if (this.#isOfSettings) return
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
    if (this.#isOfSettings) {
      this.#isOfSettings = false
      return
    }
    if (this.#prepared !== undefined) this.#prepared.shape = this.#shape
    this.#rowCount = Number(text.slice(text.lastIndexOf(' ') + 1)) || 0
  }

  override handleError(error: unknown): void {
    // The driver notes here what PostgreSQL has prepared.
    const connection = this.#preparesOn
    if (connection !== undefined && connection.parsedStatements[this.name] === undefined)
      statementsOf(connection).forget(this.name)
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
    handleRowDescription(message: { fields: readonly Field[] }): void
    handleDataRow(message: { fields: readonly (string | null)[] }): void
    handleCommandComplete(message: { text: string }): void
    handleError(error: unknown): void
    handleReadyForQuery(): void
  }
  interface Connection {
    readonly parsedStatements: Record<string, string>
    parse(message: { name: string; text: string }): void
    bind(message: { statement: string; values: readonly unknown[] }): void
    describe(message: { type: 'P' }): void
    execute(): void
  }
}
