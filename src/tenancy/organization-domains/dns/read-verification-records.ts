import { errorCode } from '#platform/error-code.ts'
import { createTxtResolver, DnsUnavailable } from './txt-resolver.ts'
import { findVerificationRecord, type Verification, verificationRecordNames } from './verification-record.ts'

/** Why DNS said nothing of a name. */
export type DnsFailure = 'no_answer' | 'refused' | 'server_failed'

export interface SeenRecord {
  name: string
  value: string
}

/** What DNS said of the names at which a domain may be proven. */
export interface DnsReading {
  isFound: boolean
  /** All records at the name that users are shown, and at others those that have the token, as it is in the wrong place there. */
  records: SeenRecord[]
  /** Set when no record was found and the look-up of a name failed, so that its absence isn't certain. */
  failure: DnsFailure | undefined
}

const mostRecords = 10
const longestValue = 255

/**
 * Looks up the DNS record that proves control of a domain. A failed look-up of one name does not hide a record at the
 * other.
 *
 * @param servers as for `createTxtResolver`; an empty list uses those of the operating system.
 */
export async function readVerificationRecords(
  servers: readonly string[],
  verification: Verification,
): Promise<DnsReading> {
  const { lookupTxt } = createTxtResolver({ servers })
  const [shown, bare] = verificationRecordNames(verification.domain, verification.prefix)
  // Where the record is if its full name was entered in a console that adds the domain by itself.
  const doubled = `${shown}.${verification.domain}`
  const [ofShown, ofBare, ofDoubled] = await Promise.allSettled([shown, bare, doubled].map(lookupTxt))
  const atShown = valuesOf(ofShown)
  const atBare = valuesOf(ofBare)
  const isFound =
    findVerificationRecord(
      verification,
      new Map([
        [shown, atShown],
        [bare, atBare],
      ]),
    ) !== undefined
  const hasToken = (value: string) => value.includes(verification.token)
  const records = [
    ...atShown.map((value) => ({ name: shown, value })),
    ...atBare.filter(hasToken).map((value) => ({ name: bare, value })),
    ...valuesOf(ofDoubled)
      .filter(hasToken)
      .map((value) => ({ name: doubled, value })),
  ]
  return {
    isFound,
    records: records.slice(0, mostRecords).map(({ name, value }) => ({ name, value: value.slice(0, longestValue) })),
    failure: isFound ? undefined : (failureOf(ofShown) ?? failureOf(ofBare)),
  }
}

type LookUp = PromiseSettledResult<string[]> | undefined

const valuesOf = (lookUp: LookUp): string[] => (lookUp?.status === 'fulfilled' ? lookUp.value : [])

function failureOf(lookUp: LookUp): DnsFailure | undefined {
  if (lookUp?.status !== 'rejected') return undefined
  const error: unknown = lookUp.reason
  if (!(error instanceof DnsUnavailable)) throw error
  return failures[errorCode(error.cause) ?? ''] ?? 'no_answer'
}

/** By the codes of Node; all others are about answers that do not come, or not in time. */
const failures: Readonly<Record<string, DnsFailure>> = {
  EREFUSED: 'refused',
  ESERVFAIL: 'server_failed',
  EFORMERR: 'server_failed',
  ENOTIMP: 'server_failed',
  EBADRESP: 'server_failed',
}
