import { recordEvent } from '#events/event-log/index.ts'
import { tooManyMails } from '#messaging/mails/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { type CommittedError, commitWith, DomainError } from '#platform/http/errors.ts'
import { createInvitation, emailAlreadyInvited, limitInvitationMails, userAlreadyExists } from '../invitations/index.ts'
import { invalidState, invitationEmailNotSent } from './errors.ts'
import { waitlistUserApproved, waitlistUserDenied } from './events.ts'
import { toWaitlistUser, type WaitlistEntryRow, type WaitlistState } from './schemas.ts'
import { entryColumns, getWaitlistEntry } from './service.ts'

/**
 * Approves a pending or denied entry, and invites its email to the application. The approval is kept where the email cannot
 * be invited, because it belongs to a user or is invited already, and where no mail may go to it now. Of racing calls, one
 * succeeds.
 *
 * @returns the entry, or `invitationEmailNotSent` @throws notFound, invalidState
 */
export async function approveWaitlistEntry(ctx: Context, id: string): Promise<WaitlistEntryRow | CommittedError> {
  const { email, state } = await getWaitlistEntry(ctx, id)
  if (state === 'approved') throw invalidState('approved', state)
  const blocked = await limitInvitationMails(ctx, email).then(
    () => undefined,
    (error: unknown) => asTooManyMails(error),
  )
  return ctx.transaction(async (tx) => {
    const row = await decide(tx, id, 'approved', ['pending', 'denied'])
    recordEvent(tx, waitlistUserApproved, toWaitlistUser(row))
    const mail = blocked === undefined ? 'approval' : 'none'
    const invitation = await createInvitation(
      tx,
      { email: row.email, ...(row.locale === null ? {} : { locale: row.locale }) },
      mail,
    ).catch(asNotInvited)
    return invitation !== undefined && blocked !== undefined ? commitWith(blocked) : row
  })
}

/**
 * Denies a pending entry. The person does not hear of it. Of racing calls, one succeeds.
 *
 * @throws notFound, invalidState
 */
export function denyWaitlistEntry(ctx: Context, id: string): Promise<WaitlistEntryRow> {
  return ctx.transaction(async (tx) => {
    const row = await decide(tx, id, 'denied', ['pending'])
    recordEvent(tx, waitlistUserDenied, toWaitlistUser(row))
    return row
  })
}

/** @throws notFound, invalidState for an entry in another state than those in `from` */
async function decide(
  tx: TransactionContext,
  id: string,
  to: 'approved' | 'denied',
  from: WaitlistState[],
): Promise<WaitlistEntryRow> {
  const row = await tx.db.maybe<WaitlistEntryRow>(sql`
    update waitlist_entries set state = ${to}, approved_at = ${to === 'approved' ? tx.now() : null}, updated_at = ${tx.now()}
    where environment_id = ${tx.environmentId} and id = ${id} and state = any(${from}) returning ${entryColumns}`)
  if (row !== undefined) return row
  throw invalidState(to, (await getWaitlistEntry(tx, id)).state)
}

function asTooManyMails(error: unknown): DomainError {
  if (!(error instanceof DomainError) || error.definition !== tooManyMails.definition) throw error
  return invitationEmailNotSent(Number(error.details.retry_after))
}

/** For `.catch()`: an email that cannot be invited is left to the caller of the API. Rethrows anything else. */
function asNotInvited(error: unknown): undefined {
  const reasons = [emailAlreadyInvited.definition, userAlreadyExists.definition]
  if (error instanceof DomainError && reasons.includes(error.definition)) return undefined
  throw error
}
