import type { Context, TransactionContext } from '#platform/context.ts'
import type { VerifiedAssertion } from '#protocol/saml/index.ts'
import { type ConnectionRow, type SamlPartner, samlAddressesOf } from '../../connections/index.ts'
import { identityFromSaml, type ProvidedIdentity } from '../../provided-identities/index.ts'
import { validateOnThread } from '../../saml-threads/index.ts'
import { SsoFailure } from '../../sso-sessions/index.ts'
import type { KeptAnswer } from '../visits.ts'
import { readWithPartner } from './read-with-partner.ts'
import { spendMessage } from './spend-message.ts'

/** What a response has said, all of it verified. */
export interface SamlAnswer {
  assertion: VerifiedAssertion
  identity: ProvidedIdentity
  allowsIdpInitiated: boolean
  /** Whether the session that it began can be ended at the provider. */
  signsOut: boolean
}

/** Validates a response to this connection. @throws SamlFailure, IdentityFailure, SsoFailure, overloaded */
export async function readResponse(ctx: Context, connection: ConnectionRow, field: string): Promise<SamlAnswer> {
  const { value: assertion, partner } = await readWithPartner(ctx, connection, (known) =>
    validate(ctx, connection, known, field),
  )
  return {
    assertion,
    identity: identityFromSaml(connection, assertion),
    allowsIdpInitiated: partner.settings.allows_idp_initiated,
    signsOut: partner.settings.idp_slo_url !== null,
  }
}

function validate(
  ctx: Context,
  connection: ConnectionRow,
  { settings, certificates, keys }: SamlPartner,
  field: string,
): Promise<VerifiedAssertion> {
  if (settings.idp_entity_id === null) throw new SsoFailure('connection_incomplete')
  const { acsUrls, spEntityIds } = samlAddressesOf(ctx, connection, settings)
  return validateOnThread(ctx.system, {
    field,
    expected: {
      acsUrls,
      spEntityIds,
      idpEntityId: settings.idp_entity_id,
      certificates,
      decryptionKeys: keys.map(({ privateKey }) => privateKey),
      allowSha1: settings.allows_sha1,
      allowMissingNameId: settings.allows_missing_name_id,
      now: ctx.now(),
    },
  })
}

/** Accepts an assertion once for a connection, whatever response carries it (S-17). */
export function isFirstUse(
  tx: TransactionContext,
  connection: ConnectionRow,
  { assertionId, usableUntil }: VerifiedAssertion,
): Promise<boolean> {
  return spendMessage(tx, connection, assertionId, usableUntil)
}

export function replayed({ assertionId }: VerifiedAssertion): SsoFailure {
  return new SsoFailure('replayed_assertion', { assertion: assertionId })
}

/**
 * The session at the provider: when it ends, and what ends it before, if the connection has an address for that. A logout
 * request needs a NameID.
 */
export function sessionOf({ assertion, signsOut }: SamlAnswer): Pick<KeptAnswer, 'tokens' | 'sessionEndsAt'> {
  const { nameId, nameIdFormat, nameQualifier, spNameQualifier, sessionIndex, sessionEndsAt } = assertion
  return {
    ...(sessionEndsAt === null ? {} : { sessionEndsAt: sessionEndsAt.toISOString() }),
    ...(signsOut && nameId !== null
      ? { tokens: { nameId, nameIdFormat, nameQualifier, spNameQualifier, sessionIndex } }
      : {}),
  }
}
