import { createTxtResolver } from './txt-resolver.ts'
import { findVerificationRecord, type Verification, verificationRecordNames } from './verification-record.ts'

/**
 * Looks in DNS, now, for the record that proves control of a domain. A name that cannot be resolved does not hide a
 * proof at the other one.
 *
 * @param servers as for `createTxtResolver`; none means those of the operating system.
 * @throws DnsUnavailable when no proof was found and one of the names had no answer, so that its absence is not known.
 */
export async function hasVerificationRecord(servers: readonly string[], verification: Verification): Promise<boolean> {
  const { lookupTxt } = createTxtResolver({ servers })
  const names = verificationRecordNames(verification.domain, verification.prefix)
  const lookups = await Promise.allSettled(names.map(async (name) => [name, await lookupTxt(name)] as const))
  const answers = lookups.flatMap((lookup) => (lookup.status === 'fulfilled' ? [lookup.value] : []))
  if (findVerificationRecord(verification, new Map(answers))) return true
  const failure = lookups.find((lookup) => lookup.status === 'rejected')
  if (failure) throw failure.reason
  return false
}
