import { type Static, Type } from 'typebox'
import { applicationsArea, findApplication } from '#connect/applications/index.ts'
import { createUser, findUserByExternalId, updateUser } from '#people/users/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { randomToken } from '#platform/crypto/random.ts'
import { DomainError, notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { changeConnect, findVisit } from '#sign-in/browser-sign-ins/index.ts'
import {
  claimReserved,
  consentOptionsNotSupported,
  externalAuthAlreadyCompleted,
  externalEmailNotAvailable,
} from '../errors.ts'
import { type ConnectVisit, visitOf } from '../visit/connect-visit.ts'
import { ConsentOptions, refusedClaim } from './consent-options.ts'
import { visitTokenOf } from './external-id.ts'

const ExternalUser = Type.Object({
  id: Type.String({ minLength: 1, maxLength: 128, description: 'Your id of the user, stored as `external_id`.' }),
  email: Type.String({ format: 'email' }),
  first_name: Type.Optional(Type.String({ maxLength: 255 })),
  last_name: Type.Optional(Type.String({ maxLength: 255 })),
  name: Type.Optional(Type.String({ maxLength: 512 })),
  metadata: Type.Optional(Type.Record(Type.String(), Type.String())),
})

export const completeExternalOperation = defineOperation({
  id: 'ExternalAuthController_completeLogin',
  method: 'POST',
  path: '/authkit/oauth2/complete',
  summary: 'Complete an external sign-in',
  description:
    'For applications that sign users in themselves (`connect_login_uri`). Creates or updates the user. Redirect the user’s browser to `redirect_uri`, and no other browser.',
  area: applicationsArea,
  surface: 'api',
  access: 'api_key',
  idempotency: 'replay',
  body: Type.Object({
    external_auth_id: Type.String({ maxLength: 255 }),
    user: ExternalUser,
    user_consent_options: Type.Optional(ConsentOptions),
  }),
  success: { status: 200, body: Type.Object({ redirect_uri: Type.String() }) },
  errors: [
    notFound,
    externalAuthAlreadyCompleted,
    consentOptionsNotSupported,
    claimReserved,
    externalEmailNotAvailable,
  ],
  async handler({ body }, ctx) {
    const { token, visit } = await findExternalSignIn(ctx, body.external_auth_id)
    if (visit.external?.state !== 'waiting') throw externalAuthAlreadyCompleted()
    const options = body.user_consent_options ?? []
    const reserved = refusedClaim(options)
    if (reserved !== undefined) throw claimReserved(reserved)
    const application = await findApplication(ctx, visit.request.applicationId)
    if (options.length > 0 && application?.is_first_party) throw consentOptionsNotSupported()
    const code = randomToken(32)
    const codeHash = ctx.system.hashCredential(code).toString('base64url')
    return ctx.transaction(async (tx) => {
      const { id: userId, access_epoch: accessEpoch } = await storeUser(tx, body.user)
      const external = { state: 'completed', userId, accessEpoch, codeHash, options } as const
      const to: ConnectVisit = { ...visit, external }
      if (!(await changeConnect(tx, token, { from: visit, to }))) throw externalAuthAlreadyCompleted()
      return { redirect_uri: `${ctx.system.config.url}/oauth2/external?request=${token}&code=${code}` }
    })
  },
})

/** @throws notFound for a sign-in that is unknown, finished or of another environment */
async function findExternalSignIn(ctx: Context, id: string): Promise<{ token: string; visit: ConnectVisit }> {
  const token = visitTokenOf(id)
  const row = token === undefined ? undefined : await findVisit(ctx.system, token)
  const isOpen =
    row?.environment_id === ctx.environmentId &&
    row.completed_at === null &&
    row.connect !== null &&
    Date.parse(row.expires_at) > ctx.now().getTime()
  const visit = isOpen ? visitOf({ row }) : undefined
  // Once continued, it is an ordinary sign-in.
  if (token === undefined || visit === undefined) throw notFound('External sign-in', id)
  if (visit.external === undefined && visit.options === undefined) throw notFound('External sign-in', id)
  return { token, visit }
}

/** The application vouches for the email: it holds a key that could mark it as verified anyway. */
async function storeUser(tx: TransactionContext, { id: external_id, ...given }: Static<typeof ExternalUser>) {
  const known = await findUserByExternalId(tx, external_id)
  const input = { ...given, email_verified: true }
  try {
    if (known === undefined) return await createUser(tx, { ...input, external_id })
    const updated = await updateUser(tx, known.id, input)
    // The update was only sent, and its failure is to be caught here.
    await tx.db.settle()
    return updated
  } catch (error) {
    const code = error instanceof DomainError ? error.definition.code : undefined
    throw code === 'user_creation_error' || code === 'email_not_available' ? externalEmailNotAvailable() : error
  }
}
