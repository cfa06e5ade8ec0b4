import { createEnvironment } from '#environment/environments/index.ts'
import type { Context, System } from '#platform/context.ts'
import { newTokenSecret } from '#platform/crypto/rotating-tokens.ts'
import { refreshTokens } from '#sign-in/session-grants/refresh-tokens.ts'
import type { Bench } from '../benches/bench.ts'
import { makeMachineToken } from './machines.ts'
import { type SeedSize, seedIdBody, sessionId, userPassword, type World } from './world.ts'

/** Fills an environment of its own, each table by one insert of a select, and gives what is needed to use it. */
export async function seedWorld(
  system: System,
  { organizations, users }: SeedSize,
  benches: readonly Bench[],
): Promise<World> {
  const { context, apiKey } = await createEnvironment(system, `Bench of ${organizations}`)
  await insertOrganizations(context, organizations)
  // One for all sessions: comparing it takes the same work every time.
  const tokenSecret = newTokenSecret(context)
  await insertUsers(context, users, organizations, tokenSecret.hash)
  for (const { seed } of benches) await seed?.(context, { organizations, users })
  const tokens = Array.from({ length: users }, (_, i) =>
    refreshTokens.make(context, { id: sessionId(i + 1), generation: 0, secret: tokenSecret.secret }),
  )
  const machineToken = await makeMachineToken(context)
  const { environmentId, clientId } = context
  const keyHash = system.hashCredential(apiKey).toString('hex')
  return { environmentId, clientId, apiKey, keyHash, organizations, users, refreshTokens: tokens, machineToken }
}

/** Plans and visibility as on a server that has been running: a bench is not about the first minutes of a table. */
export async function settle({ database }: System): Promise<void> {
  await database.pool.query('vacuum analyze')
  await database.pool.query('checkpoint').catch(() => {
    // Left to the server where this role may not.
  })
}

async function insertOrganizations({ system, environmentId }: Context, count: number): Promise<void> {
  const id = (prefix: string) => `'${prefix}_${seedIdBody}' || lpad(i::text, 16, '0')`
  await system.database.pool.query(
    `insert into organizations (environment_id, id, name, external_id, metadata, created_at, updated_at)
     select $1, ${id('org')}, 'Organization ' || i, 'account-' || i, '{"plan":"enterprise","region":"eu"}', now(), now()
     from generate_series(1, $2::integer) i`,
    [environmentId, count],
  )
  await system.database.pool.query(
    `insert into organization_domains (environment_id, id, organization_id, domain, state, verification_strategy,
       created_at, updated_at)
     select $1, ${id('org_domain')}, ${id('org')}, 'organization-' || i || '.example', 'verified', 'manual', now(), now()
     from generate_series(1, $2::integer) i`,
    [environmentId, count],
  )
}

async function insertUsers(
  { system, environmentId }: Context,
  count: number,
  organizations: number,
  tokenSecretHash: Buffer | null,
): Promise<void> {
  const numbered = (prefix: string, number: string) => `'${prefix}_${seedIdBody}' || lpad((${number})::text, 16, '0')`
  const id = (prefix: string) => numbered(prefix, 'i')
  const home = numbered('org', `(i - 1) % ${organizations} + 1`)
  // One hash for all: verifying it takes the same work every time.
  const passwordHash = await system.passwords.hash(userPassword)
  await system.database.pool.query(
    `insert into users (environment_id, id, email, canonical_email, email_verified, first_name, last_name, password_hash,
       last_sign_in_at, created_at, updated_at)
     select $1, ${id('user')}, 'user-' || i || '@bench.example', 'user-' || i || '@bench.example', true, 'User',
       'Number ' || i, $3, now(), now(), now()
     from generate_series(1, $2::integer) i`,
    [environmentId, count, passwordHash],
  )
  await system.database.pool.query(
    `insert into organization_memberships (environment_id, id, user_id, organization_id, status, role_slugs, created_at,
       updated_at)
     select $1, ${id('om')}, ${id('user')}, ${home}, 'active', '{member}', now(), now()
     from generate_series(1, $2::integer) i`,
    [environmentId, count],
  )
  await system.database.pool.query(
    `insert into sessions (environment_id, id, user_id, organization_id, auth_method, status, authenticated_at,
       token_secret_hash, refreshed_at, expires_at, created_at, updated_at)
     select $1, ${id('session')}, ${id('user')}, ${home}, 'password', 'active', now(), $3, now(),
       now() + interval '30 days', now(), now()
     from generate_series(1, $2::integer) i`,
    [environmentId, count, tokenSecretHash],
  )
}
