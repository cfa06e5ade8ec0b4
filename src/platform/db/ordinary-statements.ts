import type { Pool } from 'pg'
import { onConnectionLoss, unavailable } from './database-unavailable.ts'
import { ask } from './named-query.ts'
import { type Answer, toQuery } from './queryable.ts'
import type { Statement } from './sql.ts'

/** Single statements that may take long, one at a time on each ordinary connection. */
export interface OrdinaryStatements {
  /**
   * @param how.isUnnamed plans it for these values. Behind a pooler that is always so: the plans of a session are those of all who
   * use it, and a plan of other settings must not be kept for them.
   * @throws DatabaseUnavailable
   */
  ask(statement: Statement, how?: { isUnnamed: boolean }): Promise<Answer>
}

/** @param settings what a session does not keep, because it is a pooler's. */
export function ordinaryStatements(pool: Pool, settings: Statement | undefined): OrdinaryStatements {
  return {
    async ask(statement, { isUnnamed } = { isUnnamed: false }) {
      const client = await pool.connect().catch(unavailable)
      let isBroken = true
      try {
        const answer =
          settings === undefined
            ? await client.query(
                isUnnamed ? { text: statement.text, values: [...statement.values] } : toQuery(statement),
              )
            : await ask(client, statement, { settings, isUnnamed: true })
        isBroken = false
        return answer
      } catch (error) {
        return onConnectionLoss(error)
      } finally {
        // After an error, it may be the connection that failed.
        client.release(isBroken)
      }
    },
  }
}
