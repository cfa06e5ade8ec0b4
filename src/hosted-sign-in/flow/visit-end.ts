import type { UserRow } from '#people/users/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import type { HttpReply } from '#platform/http/reply.ts'
import { defineExtensionPoint } from '#platform/slices/extension-point.ts'
import type { Attempt } from '#sign-in/authentication/index.ts'
import type { Flow } from './flow.ts'

/** Ends visits that a later slice has begun: those with `connect`. */
export interface VisitEnd {
  /** Whether it ends visits with this `connect`. */
  isFor(connect: object): boolean
  /** The sign-in with the organization that is settled already, before the user is asked for one. */
  settle(tx: TransactionContext, flow: Flow, attempt: Attempt): Promise<Attempt>
  /** The page that asks for one of several organizations with the rest; `undefined` for the page of every sign-in. */
  askForOrganization(tx: TransactionContext, flow: Flow, attempt: Attempt): Promise<HttpReply | undefined>
  /** After a sign-in that misses nothing. */
  finish(tx: TransactionContext, flow: Flow, attempt: Attempt, user: UserRow): Promise<HttpReply>
}

export const visitEnd = defineExtensionPoint<VisitEnd>()

export function endOf({ ctx, row }: Flow): VisitEnd | undefined {
  const { connect } = row
  return connect === null ? undefined : visitEnd.of(ctx.system).find(({ isFor }) => isFor(connect))
}
