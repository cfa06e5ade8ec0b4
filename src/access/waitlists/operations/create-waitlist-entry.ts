import { Type } from 'typebox'
import { tooManyMails } from '#messaging/mails/index.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { userExists } from '../errors.ts'
import { limitConfirmations } from '../mail-confirmation.ts'
import { CreateWaitlistEntry, toWaitlistEntry, WaitlistEntry } from '../schemas.ts'
import { addWaitlistEntry, findWaitlistEntry, requireWaitlist } from '../service.ts'

export const createWaitlistEntryOperation = defineOperation({
  id: 'WaitlistsController_createEntry',
  method: 'POST',
  path: '/user_management/waitlists/{id}/entries',
  summary: 'Add an email to a waitlist',
  description:
    'If the email address is on the waitlist already, its entry is returned unchanged. Use `default` instead of the id for the waitlist of the environment, which is created with its first entry.',
  surface: 'api',
  access: 'api_key',
  idempotency: 'replay',
  params: Type.Object({ id: Type.String() }),
  body: CreateWaitlistEntry,
  success: { status: 201, body: WaitlistEntry },
  errors: [notFound, userExists, tooManyMails],
  async handler({ params, body }, ctx) {
    const { email, additional_fields, send_confirmation_email: confirms = false } = body
    await requireWaitlist(ctx, params.id)
    if (confirms && (await findWaitlistEntry(ctx, email)) === undefined) await limitConfirmations(ctx, email)
    return toWaitlistEntry(await addWaitlistEntry(ctx, params.id, { email, additional_fields, confirms }))
  },
})
