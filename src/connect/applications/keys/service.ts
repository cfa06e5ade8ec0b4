import { checkedRead } from '#platform/checked-read.ts'
import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { type Fault, platformErrors } from '#platform/http/errors.ts'
import { refuseAddress } from '../refuse-address.ts'
import { applicationNotFound, getApplication, isNamed, requireOurs } from '../service.ts'
import { isPrivateKey, type PublicKey, readPublicKey } from './public-keys.ts'
import { type ClientKeySetRow, keySetColumns, type SetClientKeySet } from './schemas.ts'

/** By the id or client id of the application. @throws notFound */
export async function getClientKeySet(ctx: Context, applicationId: string): Promise<ClientKeySetRow> {
  const row = await ctx.db.maybe<ClientKeySetRow>(sql`
    select ${keySetColumns} from connect_applications a where ${isNamed(ctx, applicationId)}`)
  if (row === undefined) throw applicationNotFound(applicationId)
  return row
}

/**
 * Replaces the keys with which an application may authenticate. They are accepted in addition to its secrets. A public
 * application becomes confidential.
 *
 * @throws notFound, invalidRequest, applicationDescribesItself
 */
export async function setClientKeySet(
  ctx: Context,
  applicationId: string,
  given: SetClientKeySet,
): Promise<ClientKeySetRow> {
  const application = await getApplication(ctx, applicationId)
  requireOurs(application)
  const { keys, jwksUri, faults } = readKeySet(ctx, given)
  if (faults.length > 0) throw platformErrors.invalidRequest(faults)
  return ctx.transaction(async (tx) => {
    const jwks = keys === undefined ? null : JSON.stringify({ keys })
    const row = await tx.db.maybe<ClientKeySetRow>(sql`
      update connect_applications a set jwks = ${jwks}::jsonb, jwks_uri = ${jwksUri ?? null}, updated_at = ${tx.now()},
        token_endpoint_auth_method = case token_endpoint_auth_method
          when 'none' then 'private_key_jwt' else token_endpoint_auth_method end
      where a.environment_id = ${tx.environmentId} and a.id = ${application.id} returning ${keySetColumns}`)
    if (row === undefined) throw applicationNotFound(applicationId)
    return row
  })
}

/** What they signed proves nothing from then on. @throws notFound, applicationDescribesItself */
export function deleteClientKeySet(ctx: Context, applicationId: string): Promise<void> {
  return ctx.transaction(async (tx) => {
    const isOurs = getApplication(tx, applicationId).then(requireOurs)
    const changed = await checkedRead(isOurs, () =>
      tx.db.run(sql`
        update connect_applications a set jwks = null, jwks_uri = null, updated_at = ${tx.now()}
        where ${isNamed(tx, applicationId)}`),
    )
    if (changed === 0) throw applicationNotFound(applicationId)
  })
}

export interface ReadKeySet {
  keys?: PublicKey[]
  jwksUri?: string
  faults: Fault[]
}

/** Keys of an application, by value or by an address that may be asked. */
export function readKeySet(
  { system }: Pick<Context, 'system'>,
  { jwks, jwks_uri: jwksUri }: SetClientKeySet,
): ReadKeySet {
  if ((jwks === undefined) === (jwksUri === undefined)) return { faults: [oneOfBoth] }
  if (jwksUri !== undefined) {
    const why = refuseAddress(system, jwksUri)
    return why === undefined ? { jwksUri, faults: [] } : { faults: [fault('jwks_uri', 'jwks_uri_not_allowed', why)] }
  }
  const given = jwks?.keys ?? []
  const keys = given.map(readPublicKey)
  const faults = given.flatMap((jwk, i): Fault[] => {
    if (isPrivateKey(jwk))
      return [fault(`jwks.keys.${i}`, 'private_key_not_allowed', 'it is a private key. Send its public part')]
    if (keys[i] === undefined)
      return [
        fault(
          `jwks.keys.${i}`,
          'key_not_supported',
          'it is no RSA key of 2048 to 8192 bits, P-256 key or Ed25519 key for signatures, or has the certificate of another key',
        ),
      ]
    return keys.findIndex((key) => key?.kid === keys[i]?.kid) < i
      ? [fault(`jwks.keys.${i}`, 'key_id_repeated', 'another key has its `kid`, or none either')]
      : []
  })
  return { keys: keys.filter((key) => key !== undefined), faults }
}

const oneOfBoth: Fault = {
  field: 'jwks',
  code: 'key_set_required',
  message: 'Send either `jwks` or `jwks_uri`.',
}

function fault(field: string, code: string, why: string): Fault {
  return { field, code, message: `\`${field}\` cannot be used: ${why}.` }
}
