import { connectionCure, rootOf } from '#platform/db/connection-cures.ts'
import type { Database } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import { errorMessage } from '#platform/error-code.ts'
import { type Finding, problem } from '../finding.ts'

/** @returns why the database cannot be used; `undefined` if it answers. */
export async function refusalOf(database: Database): Promise<Finding | undefined> {
  try {
    await database.one(sql`select 1 as one`)
    return undefined
  } catch (error) {
    const cause = rootOf(error)
    return problem(`The database does not answer: ${errorMessage(cause)}`, connectionCure(cause))
  }
}
