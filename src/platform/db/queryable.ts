import type { Statement } from './sql.ts'

/** What runs statements: the database itself, or a transaction on it. */
export interface Queryable {
  /** Every row of the answer. */
  many<Row>(statement: Statement): Promise<Row[]>
  /** The only row. Throws without one: for statements that always return one. */
  one<Row>(statement: Statement): Promise<Row>
  /** The first row or `undefined`. */
  maybe<Row>(statement: Statement): Promise<Row | undefined>
  /** Runs a statement for its effect and gives the number of rows that it touched. */
  run(statement: Statement): Promise<number>
}

export interface Answer {
  rows: unknown[]
  rowCount: number | null
}

/**
 * The four query methods, over one function that runs a statement. The caller declares the row type;
 * `test/row-types.ts` checks it against the tables.
 */
export function queryable(run: (statement: Statement) => Promise<Answer>): Queryable {
  return {
    many: async <Row>(statement: Statement) => (await run(statement)).rows as Row[],
    maybe: async <Row>(statement: Statement) => (await run(statement)).rows[0] as Row | undefined,
    one: async <Row>(statement: Statement) => {
      const [row] = (await run(statement)).rows
      if (row === undefined) throw new Error(`A statement that must answer a row answered none: ${statement.text}`)
      return row as Row
    },
    run: async (statement) => (await run(statement)).rowCount ?? 0,
  }
}

export function toQuery({ name, text, values }: Statement): { name: string; text: string; values: unknown[] } {
  return { name, text, values: [...values] }
}
