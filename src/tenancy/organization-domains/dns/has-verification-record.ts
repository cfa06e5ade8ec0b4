import { createTxtResolver } from './txt-resolver.ts'
import { findVerificationRecord, type Verification, verificationRecordNames } from './verification-record.ts'

/**
 * Looks up the DNS record that proves control of a domain. A failed lookup of one name does not hide a record at the
 * other.
 *
 * @param servers as for `createTxtResolver`; an empty list uses those of the operating system.
 * @throws DnsUnavailable when no record was found and the lookup of one name failed, so that its absence is not
 * certain.
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
