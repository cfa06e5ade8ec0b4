import { randomUUID } from 'node:crypto'
import { selectFlagsOfSession } from '#access/feature-flags/evaluation.ts'
import type { World } from '../kit/world.ts'
import { currentKey, selectSigningKey, selectTemplate, signAccessToken } from './access-token.ts'
import { type BareRequest, type BareSystem, type BenchCase, defineBench, takeTurns } from './bench.ts'
import { inline, seedId, text } from './expressions.ts'
import { answerScripts, askedWith, lookUpAnswer, storeAnswer } from './idempotency.ts'
import { keyLookupScript, lookUpKey } from './key-lookup.ts'
import { hashOfSecret, refreshToken } from './refresh-token.ts'
import {
  rotateSession,
  selectClient,
  selectMembership,
  selectPermissions,
  selectSession,
  selectUser,
} from './session-rows.ts'

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
  user_id: string
  organization_id: string
  token_secret_hash: Buffer
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

  const now = system.now()
  const session = await database.one<SessionRow>(selectSession(environmentId, id, now))
  if (!hashOfSecret(secret).equals(session.token_secret_hash)) throw new Error('The secret is wrong.')
  const { user_id: userId, organization_id: organizationId } = session
  const [user, { role_slugs }] = await Promise.all([
    database.one<object>(selectUser(environmentId, userId)),
    database.one<{ role_slugs: string[] }>(selectMembership(environmentId, userId, organizationId)),
  ])

  const tx = await database.begin()
  const [rotated, permissions, flags, , key] = await Promise.all([
    tx.one<{ generation: number; authenticated_at: string }>(
      rotateSession({ environmentId, id, generation, organizationId, now }),
    ),
    tx.many<{ slug: string | null }>(selectPermissions(environmentId, organizationId, role_slugs)),
    tx.many<{ slug: string }>(selectFlagsOfSession({ environmentId }, userId, organizationId)),
    // There is none.
    tx.maybe(selectTemplate(environmentId)),
    currentKey(system, tx, environmentId),
  ])
  const access_token = await signAccessToken(system, key, {
    clientId: client_id,
    userId,
    sessionId: id,
    authenticatedAt: rotated.authenticated_at,
    organizationId,
    roles: role_slugs,
    permissions: permissions.flatMap(({ slug }) => slug ?? []),
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
  const [id, userId, organizationId] = [seedId('session', ':n'), seedId('user', ':n'), seedId('org', ':n')]
  const rotation = { environmentId, id, organizationId, generation: 'generation', now: 'now()' }
  const answer = answerScripts(world, operationId, ':a::text', 2_400)
  return `\\set n random(${world.users / 2 + 1}, ${world.users})
\\set a random(1, 1000000000000000)
${fromSdk ? keyLookupScript(world) + answer.lookUp : inline(selectClient(text(world.clientId)))}
${inline(selectSession(environmentId, id, 'now()'))}
\\startpipeline
${inline(selectUser(environmentId, userId))}
${inline(selectMembership(environmentId, userId, organizationId))}
\\endpipeline
\\startpipeline
begin;
${inline(rotateSession(rotation))}
${inline(selectPermissions(environmentId, organizationId, `array['member']`))}
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
