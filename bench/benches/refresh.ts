import { randomUUID } from 'node:crypto'
import { sql } from '../../src/platform/db/sql.ts'
import { organizationId, sessionId, type World } from '../kit/world.ts'
import { signToken } from './access-token.ts'
import { type BareRequest, type BareSystem, type BenchCase, defineBench, takeTurns } from './bench.ts'
import { idempotencyKey, lookUpAnswer, storeAnswer } from './idempotency.ts'
import { bearerKey, keyLookupScript, lookUpKey } from './key-lookup.ts'

const path = '/user_management/authenticate'
const operationId = 'UserlandSessionsController_authenticate[0]'
const accessTokenSeconds = 300

export const refresh = defineBench({
  name: 'refresh',
  summary:
    'The refresh_token grant: from a public client, and as the official SDK sends it (key twice, Idempotency-Key).',
  bar: 0.5,
  cases: [refreshCase('POST, public client', false), refreshCase('POST, official SDK', true)],
  limit: { matches: ({ url }) => url === path, serve },
})

function refreshCase(label: string, fromSdk: boolean): BenchCase {
  return {
    label,
    connect({ clientId, apiKey, refreshTokens }, place) {
      const tokens = refreshTokens as string[]
      const nextUser = takeTurns(tokens.length, place)
      let user = 0
      return {
        next() {
          user = nextUser()
          const request = { grant_type: 'refresh_token', client_id: clientId, refresh_token: tokens[user] }
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
          tokens[user] = body.toString('latin1', start, body.indexOf('"', start))
        },
      }
    },
    pgbench: (world) => script(world, fromSdk),
  }
}

interface Asked {
  client_id: string
  client_secret?: string
  refresh_token: string
}

async function serve(request: BareRequest, system: BareSystem) {
  const { client_id, client_secret, refresh_token } = JSON.parse(request.body) as Asked
  const { id: environmentId } = await system.database.one<{ id: string }>(
    sql`select id from environments where client_id = ${client_id}`,
  )
  if (client_secret !== undefined) await lookUpKey(system, client_secret)
  if (request.headers.authorization !== undefined) await lookUpKey(system, bearerKey(request))
  const key = idempotencyKey(request)
  const answerOf = key === undefined ? undefined : { environmentId, operationId, key }
  if (answerOf !== undefined) await lookUpAnswer(system, answerOf)

  const [id = '', generationText = '', mac = ''] = refresh_token.split('.')
  const session = `session_${id}`
  const macOf = (generation: number) =>
    system.hashCredential(`refresh_token:${environmentId}:${client_id}:${session}:${generation}`).toString('base64url')
  const generation = Number(generationText)
  if (mac !== macOf(generation)) throw new Error('The refresh token is wrong.')

  const now = system.now()
  const current = await system.database.one<{ user_id: string; organization_id: string }>(sql`
    select id, user_id, organization_id, auth_method, status, ip_address, user_agent, impersonator, authenticated_at,
      generation, refreshed_at, expires_at, ended_at, created_at, updated_at from sessions
    where environment_id = ${environmentId} and id = ${session} and status = 'active' and expires_at > ${now}`)
  const user = await system.database.one<Record<string, unknown>>(sql`
    select id, email, email_verified, first_name, last_name, name, profile_picture_url, external_id, metadata, locale,
      last_sign_in_at, created_at, updated_at
    from users where environment_id = ${environmentId} and id = ${current.user_id}`)
  const membership = await system.database.one<{ role_slugs: string[] }>(sql`
    select m.id, m.user_id, m.organization_id, o.name as organization_name, m.role_slugs
    from organization_memberships m
    join organizations o on o.environment_id = m.environment_id and o.id = m.organization_id
    where m.environment_id = ${environmentId} and m.user_id = ${current.user_id} and m.status = 'active'
      and m.organization_id = ${current.organization_id}`)

  const tx = await system.database.begin()
  const rotated = await tx.one<{ generation: number; organization_id: string; authenticated_at: string }>(sql`
    update sessions set generation = generation + 1, refreshed_at = ${now}, organization_id = ${current.organization_id},
      updated_at = ${now}
    where environment_id = ${environmentId} and id = ${session} and generation = ${generation}
      and status = 'active' and expires_at > ${now}
    returning id, user_id, organization_id, auth_method, status, ip_address, user_agent, impersonator, authenticated_at,
      generation, refreshed_at, expires_at, ended_at, created_at, updated_at`)
  const issuedAt = Math.floor(now.getTime() / 1_000)
  const accessToken = await signToken(system, environmentId, {
    iss: `${system.config.url}/user_management/${client_id}`,
    sub: current.user_id,
    sid: session,
    jti: system.newId('jti'),
    org_id: rotated.organization_id,
    role: membership.role_slugs[0],
    roles: membership.role_slugs,
    permissions: [],
    client_id,
    auth_time: Math.floor(Date.parse(rotated.authenticated_at) / 1_000),
    iat: issuedAt,
    exp: issuedAt + accessTokenSeconds,
  })
  const body = {
    user: { object: 'user', ...user },
    organization_id: rotated.organization_id,
    access_token: accessToken,
    refresh_token: `${id}.${rotated.generation}.${macOf(rotated.generation)}`,
  }
  if (answerOf !== undefined) storeAnswer(tx, system, answerOf, request, body)
  await tx.commit()
  return { status: 200, body }
}

/** Signing is no work of the database. The generation, which pgbench cannot know, is left out of the condition. */
function script(world: World, fromSdk: boolean): string {
  const numbered = (id: string) => `'${id.slice(0, -16)}' || lpad(:n::text, 16, '0')`
  const environment = `environment_id = '${world.environmentId}'`
  const session = `${environment} and id = ${numbered(sessionId(0))} and status = 'active' and expires_at > now()`
  const sessionNames =
    'id, user_id, organization_id, auth_method, status, ip_address, user_agent, impersonator, authenticated_at, generation, refreshed_at, expires_at, ended_at, created_at, updated_at'
  return `\\set n random(1, ${world.users})
\\set a random(1, 1000000000000000)
select id from environments where client_id = '${world.clientId}';
${fromSdk ? keyLookupScript(world).repeat(2) : ''}
${fromSdk ? `select request_hash, sealed_answer from idempotency_keys where ${environment} and operation_id = '${operationId}' and key = :a::text;` : ''}
select ${sessionNames} from sessions where ${session};
select id, email, email_verified, first_name, last_name, name, profile_picture_url, external_id, metadata, locale, last_sign_in_at, created_at, updated_at
  from users where ${environment} and id = ${numbered('user_01J00000000000000000000000')};
select m.id, m.user_id, m.organization_id, o.name as organization_name, m.role_slugs
  from organization_memberships m join organizations o on o.environment_id = m.environment_id and o.id = m.organization_id
  where m.${environment} and m.user_id = ${numbered('user_01J00000000000000000000000')} and m.status = 'active' and m.organization_id = ${numbered(organizationId(0))};
\\startpipeline
begin;
update sessions set generation = generation + 1, refreshed_at = now(), updated_at = now() where ${session} returning ${sessionNames};
\\endpipeline
select id, public_jwk, sealed_private_key from signing_keys where ${environment} and active_at <= now() order by active_at desc limit 1;
\\startpipeline
${
  fromSdk
    ? `insert into idempotency_keys (environment_id, operation_id, key, request_hash, sealed_answer, created_at)
  values ('${world.environmentId}', '${operationId}', :a::text, decode('${world.keyHash}', 'hex'), '${'a'.repeat(2_400)}', now());`
    : ''
}
commit;
\\endpipeline
`
}
