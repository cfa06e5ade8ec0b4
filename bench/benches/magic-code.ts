import { randomBytes, randomUUID } from 'node:crypto'
import { selectFlagsOfSession } from '#access/feature-flags/evaluation.ts'
import { onlyOrganizationOf, selectPermittedMembership } from '#access/organization-memberships/active-memberships.ts'
import type { Context } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { selectSsoDemandsOfUser } from '#sso/sign-in-policies/demands.ts'
import type { SeedSize } from '../kit/world.ts'
import { seedIdBody, userEmail, type World } from '../kit/world.ts'
import { currentKey, selectTemplate, signAccessToken } from './access-token.ts'
import { type BareRequest, type BareSystem, defineBench, takeOnce } from './bench.ts'
import { type Happened, recordEvents } from './event-rows.ts'
import { askedWith, lookUpAnswer, storeAnswer } from './idempotency.ts'
import { lookUpKey } from './key-lookup.ts'
import { hashOfSecret, refreshToken } from './refresh-token.ts'
import {
  holdAccessEpoch,
  holdMembership,
  insertSession,
  selectMemberships,
  selectSeededImpersonator,
  selectUser,
  selectUserByEmail,
  stampSignIn,
  type UserRow,
} from './session-rows.ts'
import {
  countTry,
  selectAction,
  selectFactors,
  selectSettings,
  spendCode,
  tryCode,
  uncountTry,
} from './sign-in-rows.ts'

const path = '/user_management/authenticate'
const operationId = 'UserlandSessionsController_authenticate[0]'
const grantType = 'urn:workos:oauth:grant-type:magic-auth:code'
const sessionMilliseconds = 30 * 86_400_000
/** The same for all users: opening and comparing it takes the same work every time. */
const mailedCode = '271828'

export const magicCode = defineBench({
  name: 'magic-code',
  summary: 'The magic-auth grant as the official SDK sends it, with a code that was mailed before.',
  bar: 0.5,
  cases: [
    {
      label: 'POST, code',
      connect({ clientId, apiKey, users }, place) {
        const nextUser = takeOnce(users, place)
        return {
          next() {
            const user = nextUser()
            if (user === undefined) return undefined
            return {
              method: 'POST',
              path,
              headers: { 'idempotency-key': `retry-${randomUUID()}` },
              body: JSON.stringify({
                grant_type: grantType,
                client_id: clientId,
                client_secret: apiKey,
                email: userEmail(user + 1),
                code: mailedCode,
              }),
            }
          },
        }
      },
    },
  ],
  limit: { matches: ({ url, body }) => url === path && body.includes(grantType), serve },
  seed: seedCodes,
  renew: renewCodes,
})

interface CodeRow {
  id: string
  sealed_code: string
  used_at: string | null
}

interface MembershipRow {
  organization_id: string
  role_slugs: string[]
  permissions: string[]
}

async function serve(request: BareRequest, system: BareSystem) {
  const { client_secret, email, code } = JSON.parse(request.body) as Record<'client_secret' | 'email' | 'code', string>
  const { database, hashCredential, keyring, newId } = system
  const owner = await lookUpKey(system, client_secret)
  const { environment_id: environmentId, client_id: clientId } = owner
  const asked = askedWith(request, environmentId, operationId)
  if (asked !== undefined) await lookUpAnswer(system, asked)

  const now = system.now()
  const subject = hashCredential(email)
  // No action decides about sign-ins, neither here nor below.
  const [, { id: userId }, window] = await Promise.all([
    database.maybe(selectSettings(environmentId)),
    database.one<UserRow>(selectUserByEmail(environmentId, email)),
    database.one<{ window_ends_at: string }>(countTry(environmentId, subject, now)),
    database.maybe(selectAction(environmentId)),
  ])
  const mailed = await database.one<CodeRow>(tryCode(environmentId, userId, email))
  const isRight = keyring.open(mailed.sealed_code, sealContext(mailed.id)).toString() === code
  if (!isRight || mailed.used_at !== null) throw new Error('The code is wrong or was used.')

  const uncounted = database.run(uncountTry(environmentId, subject, window.window_ends_at))
  const tx = await database.begin()
  const origin = { ip_address: null, user_agent: null }
  const succeeded: Happened = {
    event: 'authentication.magic_auth_succeeded',
    organizationId: null,
    data: { type: 'magic_auth', status: 'succeeded', ...origin, user_id: userId, email },
  }
  const likely = onlyOrganizationOf({ environmentId }, userId)
  const [{ access_epoch: _, ...user }, , , , , , membership, flags, , key, spent] = await Promise.all([
    tx.one<UserRow>(selectUser(environmentId, userId)),
    tx.maybe(selectSettings(environmentId)),
    tx.many(selectFactors(environmentId, userId)),
    tx.many(selectMemberships(environmentId, userId, null)),
    tx.many(selectSsoDemandsOfUser({ environmentId }, userId, null)),
    tx.maybe(selectAction(environmentId)),
    tx.one<MembershipRow>(selectPermittedMembership({ environmentId }, userId, likely)),
    tx.many<{ slug: string }>(selectFlagsOfSession({ environmentId }, userId, likely)),
    tx.maybe(selectTemplate(environmentId)),
    currentKey(system, tx, environmentId),
    tx.run(spendCode(environmentId, mailed.id, now)),
    tx.one(holdAccessEpoch(environmentId, userId)),
    uncounted,
  ])
  if (spent !== 1) throw new Error('The code was used meanwhile.')
  const { organization_id: organizationId, role_slugs: roles, permissions } = membership
  const expiresAt = new Date(now.getTime() + sessionMilliseconds)
  const secret = randomBytes(16).toString('base64url')
  const tokenSecretHash = hashOfSecret(secret)
  const id = newId('session')
  const at = now.toISOString()
  const shown = {
    object: 'session',
    id,
    ...origin,
    organization_id: organizationId,
    user_id: userId,
    auth_method: 'magic_code',
    status: 'active',
    expires_at: expiresAt.toISOString(),
    ended_at: null,
    created_at: at,
    updated_at: at,
  }
  tx.send(holdMembership(environmentId, userId, organizationId))
  tx.send(stampSignIn(environmentId, userId, now))
  // Development asks first whether a seed file made this person's sign-ins those of an operator.
  await tx.maybe(selectSeededImpersonator(environmentId, userId))
  tx.send(insertSession({ environmentId, id, userId, organizationId, tokenSecretHash, now, expiresAt }))
  const access_token = await signAccessToken(system, key, {
    clientId,
    userId,
    sessionId: id,
    authenticatedAt: at,
    organizationId,
    roles,
    permissions,
    featureFlags: flags.map(({ slug }) => slug),
  })
  const body = {
    user: { object: 'user', ...user, last_sign_in_at: at },
    organization_id: organizationId,
    access_token,
    refresh_token: refreshToken(system, { environmentId, clientId, sessionId: id, generation: 0, secret }),
    authentication_method: 'MagicAuth',
  }
  if (asked !== undefined) storeAnswer(tx, system, asked, request, body)
  const begun: Happened = { event: 'session.created', organizationId, data: shown }
  recordEvents(tx, system, owner, [succeeded, begun])
  await tx.commit()
  return { status: 200, body }
}

/** A code for each user. It would expire after ten minutes, which is less than some runs take. */
async function seedCodes({ system, environmentId }: Context, { users }: SeedSize): Promise<void> {
  const ids = Array.from({ length: users }, (_, i) => `magic_auth_${seedIdBody}${String(i + 1).padStart(16, '0')}`)
  const sealed = ids.map((id) => system.keyring.seal(mailedCode, sealContext(id)))
  await system.database.pool.query(
    `insert into one_time_codes (environment_id, id, purpose, user_id, email, sealed_code, expires_at, created_at,
       updated_at)
     select $1, id, 'magic_auth', 'user_${seedIdBody}' || lpad(i::text, 16, '0'), 'user-' || i || '@bench.example',
       sealed, now() + interval '1 day', now(), now()
     from unnest($2::text[], $3::text[]) with ordinality as codes (id, sealed, i)`,
    [environmentId, ids, sealed],
  )
}

/** Makes codes that were spent as good as new, and forgets the tries, of which an address has ten a minute. */
function renewCodes({ environmentId }: World): Statement[] {
  return [
    sql`
      update one_time_codes set used_at = null, attempts = 0
      where environment_id = ${environmentId} and attempts > 0`,
    sql`delete from guess_limits where environment_id = ${environmentId}`,
  ]
}

function sealContext(id: string): string {
  return `one_time_code:${id}`
}
