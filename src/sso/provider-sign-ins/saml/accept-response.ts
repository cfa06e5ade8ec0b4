import type { Context, TransactionContext } from '../../../platform/context.ts'
import { sql } from '../../../platform/db/sql.ts'
import { SamlFailure } from '../../../protocol/saml/failure.ts'
import type { VerifiedAssertion } from '../../../protocol/saml/index.ts'
import { clockSkewSeconds } from '../../../protocol/saml/response/expectations.ts'
import {
  addressesOf,
  type ConnectionRow,
  identityFromSaml,
  type ProvidedIdentity,
  readSamlPartner,
  refreshMetadata,
  type SamlPartner,
  validateOnThread,
} from '../../connections/index.ts'
import { SsoFailure } from '../../sso-sessions/index.ts'

/** What a response has said, all of it verified. */
export interface SamlAnswer {
  assertion: VerifiedAssertion
  identity: ProvidedIdentity
  allowsIdpInitiated: boolean
}

/** Validates a response to this connection. @throws SamlFailure, IdentityFailure, SsoFailure, overloaded */
export async function readResponse(ctx: Context, connection: ConnectionRow, field: string): Promise<SamlAnswer> {
  const partner = await readSamlPartner(ctx, connection.id)
  const assertion = await validate(ctx, connection, partner, field).catch(async (error: unknown) => {
    if (!(await hasNewCertificate(ctx, connection, partner, error))) throw error
    return validate(ctx, connection, await readSamlPartner(ctx, connection.id), field)
  })
  return {
    assertion,
    identity: identityFromSaml(connection, assertion),
    allowsIdpInitiated: partner.settings.allows_idp_initiated,
  }
}

/** What a signature with a new certificate looks like, whether the message names it or not. */
const signsOfAnother = ['unknown_certificate', 'wrong_signature']

/** The provider may sign with a certificate that its metadata has had for an hour at most. */
async function hasNewCertificate(
  ctx: Context,
  connection: ConnectionRow,
  { settings, certificates }: SamlPartner,
  error: unknown,
): Promise<boolean> {
  const isUnknown = error instanceof SamlFailure && signsOfAnother.includes(error.reason)
  if (!isUnknown || settings.idp_metadata_url === null) return false
  const accepted = await refreshMetadata(ctx, connection.id)
  return accepted.some((each) => !certificates.some(({ fingerprint }) => fingerprint === each))
}

function validate(
  ctx: Context,
  connection: ConnectionRow,
  { settings, certificates, keys }: SamlPartner,
  field: string,
): Promise<VerifiedAssertion> {
  if (settings.idp_entity_id === null) throw new SsoFailure('connection_incomplete')
  const { acsUrl, spEntityId } = addressesOf(ctx, connection.external_key)
  return validateOnThread(ctx.system, {
    field,
    expected: {
      acsUrl,
      spEntityId,
      idpEntityId: settings.idp_entity_id,
      certificates,
      decryptionKeys: keys.map(({ privateKey }) => privateKey),
      allowSha1: settings.allows_sha1,
      now: ctx.now(),
    },
  })
}

/** Accepts an assertion once for a connection, whatever response carries it (S-17). @throws SsoFailure */
export async function spendAssertion(
  tx: TransactionContext,
  { id }: ConnectionRow,
  { assertionId, usableUntil }: VerifiedAssertion,
): Promise<void> {
  const spent = await tx.db.run(sql`
    insert into saml_assertions (environment_id, connection_id, assertion_hash, expires_at)
    values (${tx.environmentId}, ${id}, sha256(convert_to(${assertionId}, 'UTF8')), 
      ${new Date(usableUntil.getTime() + clockSkewSeconds * 1_000)})
    on conflict do nothing`)
  if (spent === 0) throw new SsoFailure('replayed_assertion', { assertion: assertionId })
}
