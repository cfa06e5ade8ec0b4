import type { Context, RequestInfo } from '../../context.ts'
import type { Queryable } from '../../db/queryable.ts'
import { isRead } from '../../db/sql.ts'
import type { Operation } from '../operation.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** While it is not yet known that the credential still opens what it opened before. */
    presumed?: PresumedCaller
  }
}

/**
 * A caller whose credential opened an environment before and most likely still does. Reads begin at once, and the check of the
 * credential leaves together with their first statement, so that it costs no round trip. Until the caller is confirmed nothing is
 * answered and nothing changes. What was revoked before the request is refused, as if the check had come first.
 */
export interface PresumedCaller {
  /** What it opened before. */
  readonly context: Context
  /** Asks once; further calls get the same answer. @throws what the authenticator of the credential throws */
  confirm(): Promise<Context>
}

/** `undefined` for a credential that is not known yet, or has not opened anything lately. @param body of an operation whose credential is in it */
export type Presume = (request: RequestInfo, body?: Record<string, unknown>) => PresumedCaller | undefined

/** What begins while the check of its caller is under way. */
export function mayPresumeCaller(operation: Operation): boolean {
  const { access, method, onlyReads } = operation
  if (access === 'client_id') return changesAtOnce(operation)
  return (
    (access === 'api_key' || access === 'evaluator') &&
    (method === 'GET' || onlyReads === true || changesAtOnce(operation))
  )
}

/** Whether the handler of a change begins before its request is admitted. */
export function changesAtOnce({ repeatable, beginsAtOnce }: Operation): boolean {
  return repeatable === true || beginsAtOnce === true
}

/** Lets statements that read pass, and holds back those that change something until the caller is confirmed. */
export function readingUntilConfirmed(context: Context, { confirm }: PresumedCaller): Context {
  const { db } = context
  const held: Queryable = {
    many: (statement) => (isRead(statement) ? db.many(statement) : confirm().then(() => db.many(statement))),
    one: (statement) => (isRead(statement) ? db.one(statement) : confirm().then(() => db.one(statement))),
    maybe: (statement) => (isRead(statement) ? db.maybe(statement) : confirm().then(() => db.maybe(statement))),
    run: (statement) => (isRead(statement) ? db.run(statement) : confirm().then(() => db.run(statement))),
  }
  return { ...context, db: held, transaction: async (work) => (await confirm()).transaction(work) }
}
