import { randomUUID } from 'node:crypto'
import { selectFlagsOfSession } from '#access/feature-flags/evaluation.ts'
import { selectPermittedMembership } from '#access/organization-memberships/active-memberships.ts'
import { placeOfSession } from '#people/sessions/service.ts'
import type { World } from '../kit/world.ts'
import { currentKey, selectSigningKey, selectTemplate, signAccessToken } from './access-token.ts'
import { type BareRequest, type BareSystem, type BenchCase, defineBench, takeTurns } from './bench.ts'
import { inline, seedId, text } from './expressions.ts'
import { answerScripts, askedWith, lookUpAnswer, storeAnswer } from './idempotency.ts'
import { keyLookupScript, lookUpKey } from './key-lookup.ts'
import { hashOfSecret, refreshToken } from './refresh-token.ts'
import { rotateSession, selectClient, selectUser, type UserRow } from './session-rows.ts'

const path = '/user_management/authenticate'
const operationId = 'UserlandSessionsController_authenticate[0]'
const grantType = 'refresh_token'

export const refresh = defineBench({
  name: 'refresh',
  summary:
    'The refresh_token grant: from a public client, and as the official SDK sends it (with its key and an Idempotency-Key).',
  bar: 0.5,
  cases: [refreshCase('POST, public client', false), refreshCase('POST, official SDK', true)],
  limit: { matches: ({ url, body }) => url === path && body.includes(`"${grantType}"`), serve },
})

function refreshCase(label: string, fromSdk: boolean): BenchCase {
  return {
    label,
    connect({ clientId, apiKey, refreshTokens }, place) {
      const nextUser = takeTurns(refreshTokens.length / 2, place)
      let user = 0
      return {
        next() {
          user = nextUser()
          const request = { grant_type: grantType, client_id: clientId, refresh_token: refreshTokens[user] }
          return {
            method: 'POST',
            path,
            headers: fromSdk ? { 'idempotency-key': `retry-${randomUUID()}` } : { authorization: '' },
            body: JSON.stringify(fromSdk ? { ...request, client_secret: apiKey } : request),
          }
        },
        answered(body) {
          const mark = '"refresh_token":"'
          const start = body.indexOf(mark) + mark.length
          refreshTokens[user] = body.toString('latin1', start, body.indexOf('"', start))
        },
      }
    },
    pgbench: (world) => script(world, fromSdk),
  }
}

interface RefreshBody {
  client_id: string
  client_secret?: string
  refresh_token: string
}

interface SessionRow {
  generation: number
  authenticated_at: string
  token_secret_hash: Buffer
}

interface MembershipRow {
  organization_id: string
  role_slugs: string[]
  permissions: string[]
}

async function serve(request: BareRequest, system: BareSystem) {
  const { client_id, client_secret, refresh_token } = JSON.parse(request.body) as RefreshBody
  const { database } = system
  const environmentId =
    client_secret === undefined
      ? (await database.one<{ id: string }>(selectClient(client_id))).id
      : (await lookUpKey(system, client_secret)).environment_id
  const asked = askedWith(request, environmentId, operationId)
  if (asked !== undefined) await lookUpAnswer(system, asked)

  const [bareId = '', generationText, secret = ''] = refresh_token.split('.')
  const id = `session_${bareId}`
  const generation = Number(generationText)
  const parts = { environmentId, clientId: client_id, sessionId: id, secret }
  if (refresh_token !== refreshToken(system, { ...parts, generation })) throw new Error('The refresh token is wrong.')

  const place = placeOfSession({ environmentId }, id)
  const tx = await database.begin()
  const [rotated, { access_epoch: _, ...user }, membership, flags, , key] = await Promise.all([
    tx.one<SessionRow>(rotateSession({ environmentId, id, generation, now: system.now() })),
    tx.one<UserRow>(selectUser(environmentId, place.userId)),
    tx.one<MembershipRow>(selectPermittedMembership({ environmentId }, place.userId, place.organizationId)),
    tx.many<{ slug: string }>(selectFlagsOfSession({ environmentId }, place.userId, place.organizationId)),
    // There is none.
    tx.maybe(selectTemplate(environmentId)),
    currentKey(system, tx, environmentId),
  ])
  if (!hashOfSecret(secret).equals(rotated.token_secret_hash)) throw new Error('The secret is wrong.')
  const { organization_id: organizationId, role_slugs: roles, permissions } = membership
  const access_token = await signAccessToken(system, key, {
    clientId: client_id,
    userId: user.id,
    sessionId: id,
    authenticatedAt: rotated.authenticated_at,
    organizationId,
    roles,
    permissions,
    featureFlags: flags.map(({ slug }) => slug),
  })
  const body = {
    user: { object: 'user', ...user },
    organization_id: organizationId,
    access_token,
    refresh_token: refreshToken(system, { ...parts, generation: rotated.generation }),
  }
  if (asked !== undefined) storeAnswer(tx, system, asked, request, body)
  await tx.commit()
  return { status: 200, body }
}

/**
 * Signing is no work of the database. The generation, which pgbench cannot know, is whatever it is: so it has sessions for
 * itself, the second half, or its rotations would make the tokens of the others stale.
 */
function script(world: World, fromSdk: boolean): string {
  const environmentId = text(world.environmentId)
  const id = seedId('session', ':n')
  // Each is an expression, and so a text of its own.
  const { userId, organizationId } = placeOfSession({ environmentId }, id)
  const answer = answerScripts(world, operationId, ':a::text', 2_400)
  return `\\set n random(${world.users / 2 + 1}, ${world.users})
\\set a random(1, 1000000000000000)
\\startpipeline
${fromSdk ? keyLookupScript(world) + answer.lookUp : inline(selectClient(text(world.clientId)))}
begin;
${inline(rotateSession({ environmentId, id, generation: 'generation', now: 'now()' }))}
${inline(selectUser(environmentId, userId))}
${inline(selectPermittedMembership({ environmentId }, userId, organizationId))}
${inline(selectFlagsOfSession({ environmentId }, userId, organizationId))}
${inline(selectTemplate(environmentId))}
${inline(selectSigningKey(environmentId, 'now()'))}
\\endpipeline
\\startpipeline
${fromSdk ? answer.store : ''}
commit;
\\endpipeline
`
}
