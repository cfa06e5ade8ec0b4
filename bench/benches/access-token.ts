import { createPrivateKey, type KeyObject, sign } from 'node:crypto'
import { promisify } from 'node:util'
import type { Queryable } from '#platform/db/queryable.ts'
import { type SqlValue, type Statement, sql } from '#platform/db/sql.ts'
import type { BareSystem } from './bench.ts'

const signAsync = promisify(sign)
const lifetimeSeconds = 300
const opened = new Map<string, KeyObject>()

interface SigningKey {
  kid: string
  key: KeyObject
}

export interface TokenSubject {
  clientId: string
  userId: string
  sessionId: string
  authenticatedAt: string
  organizationId: string
  roles: string[]
  permissions: string[]
  featureFlags: string[]
}

/** Signs the claims of a session: RS256, in the thread pool. */
export async function signAccessToken(
  system: BareSystem,
  { kid, key }: SigningKey,
  { clientId, userId, sessionId, authenticatedAt, organizationId, roles, permissions, featureFlags }: TokenSubject,
): Promise<string> {
  const issuedAt = Math.floor(system.now().getTime() / 1_000)
  const claims = {
    iss: `${system.config.url}/user_management/${clientId}`,
    sub: userId,
    sid: sessionId,
    jti: system.newId('jti'),
    org_id: organizationId,
    role: roles[0],
    roles,
    permissions,
    ...(featureFlags.length === 0 ? {} : { feature_flags: featureFlags }),
    client_id: clientId,
    auth_time: Math.floor(Date.parse(authenticatedAt) / 1_000),
    iat: issuedAt,
    exp: issuedAt + lifetimeSeconds,
  }
  const header = Buffer.from(JSON.stringify({ alg: 'RS256', typ: 'JWT', kid })).toString('base64url')
  const payload = Buffer.from(JSON.stringify(claims)).toString('base64url')
  const signature = await signAsync('sha256', Buffer.from(`${header}.${payload}`), key)
  return `${header}.${payload}.${signature.toString('base64url')}`
}

export function selectTemplate(environmentId: string): Statement {
  return sql`select content, created_at, updated_at from jwt_templates where environment_id = ${environmentId}`
}

export function selectSigningKey(environmentId: string, now: SqlValue): Statement {
  return sql`
    select id from signing_keys
    where environment_id = ${environmentId} and (retired_at is null or retired_at > ${now})
    order by (active_at <= ${now} or active_at = created_at) desc, active_at desc limit 1`
}

export async function currentKey(system: BareSystem, db: Queryable, environmentId: string): Promise<SigningKey> {
  const statement = selectSigningKey(environmentId, system.now())
  const row = await db.one<{ id: string }>(statement)
  let key = opened.get(row.id)
  if (key === undefined) {
    const { sealed_private_key } = await db.one<{ sealed_private_key: string }>(sql`
      select sealed_private_key from signing_keys where environment_id = ${environmentId} and id = ${row.id}`)
    const bytes = system.keyring.open(sealed_private_key, `signing_key:${row.id}`)
    key = createPrivateKey({ key: bytes, format: 'der', type: 'pkcs8' })
    opened.set(row.id, key)
  }
  return { kid: row.id, key }
}
