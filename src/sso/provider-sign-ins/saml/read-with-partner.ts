import type { Context } from '#platform/context.ts'
import { SamlFailure } from '#protocol/saml/failure.ts'
import { type ConnectionRow, readSamlPartner, refreshMetadata, type SamlPartner } from '../../connections/index.ts'

/**
 * Reads a message of a provider with what is known of it, and once more if its metadata has a certificate by now that was
 * not known: it may have begun to sign with another one.
 */
export async function readWithPartner<Value>(
  ctx: Context,
  connection: ConnectionRow,
  read: (partner: SamlPartner) => Promise<Value>,
): Promise<{ value: Value; partner: SamlPartner }> {
  const partner = await readSamlPartner(ctx, connection.id)
  try {
    return { value: await read(partner), partner }
  } catch (error) {
    if (!(await hasNewCertificate(ctx, connection, partner, error))) throw error
  }
  const renewed = await readSamlPartner(ctx, connection.id)
  return { value: await read(renewed), partner: renewed }
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
