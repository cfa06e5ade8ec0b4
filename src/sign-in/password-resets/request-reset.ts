import type { Static } from 'typebox'
import { Type } from 'typebox'
import type { Context, TransactionContext } from '#platform/context.ts'
import { DomainError } from '#platform/http/errors.ts'
import { defineJob, enqueueJob } from '#platform/jobs/define-job.ts'
import { locales } from '#platform/locale.ts'
import { migrationUnavailable } from '../migration-endpoints/index.ts'
import { createPasswordReset, type PageRequest } from './service.ts'

const Payload = Type.Object({
  /** Sealed, because lists of failed jobs show it. */
  sealed_email: Type.String(),
  locale: Type.Enum([...locales]),
  sealed_request: Type.String(),
})

/** Sends the link that was requested on a page, if the email has an account. */
export const mailRequestedReset = defineJob({
  name: 'mail_requested_password_reset',
  lane: 'urgent',
  payload: Payload,
  maxAttempts: 10,
  async run({ sealed_email, locale, sealed_request }: Static<typeof Payload>, ctx) {
    const [email, request] = [open(ctx, sealed_email), open(ctx, sealed_request)]
    try {
      await createPasswordReset(ctx, email, { locale, request })
    } catch (error) {
      // No user has the email, or passwords are turned off: the requester learns neither.
      if (!(error instanceof DomainError) || error.definition === migrationUnavailable.definition) throw error
    }
  },
})

/**
 * Requests a link from a page. Neither the answer nor its duration reveals whether the email has an account: everything
 * that depends on it happens in a job.
 */
export function requestPasswordReset(tx: TransactionContext, email: string, page: Required<PageRequest>): void {
  const { locale, request } = page
  enqueueJob(tx, mailRequestedReset, { sealed_email: seal(tx, email), locale, sealed_request: seal(tx, request) })
}

const sealContext = 'requested_password_reset'

function seal(ctx: Context, text: string): string {
  return ctx.system.keyring.seal(text, sealContext)
}

function open(ctx: Context, sealed: string): string {
  return ctx.system.keyring.open(sealed, sealContext).toString()
}
