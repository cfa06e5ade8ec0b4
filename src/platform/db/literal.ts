import { type Statement, writtenOut } from './sql.ts'

const known = new Map<string, Statement>()

/**
 * A value of a declared list as part of the text. A plan that is kept for all values takes each of them for equally frequent,
 * and looks for one that few rows have among all others; of this one the planner knows how many rows have it.
 *
 * @throws Error for a value that is not in the list, or that is no word
 */
export function literal<Value extends string>(values: readonly Value[], value: Value): Statement {
  if (!values.includes(value) || !/^[\w-]+$/.test(value)) throw new Error(`"${value}" is not one of a list of words.`)
  const statement = known.get(value) ?? writtenOut([`'${value}'`])
  known.set(value, statement)
  return statement
}
