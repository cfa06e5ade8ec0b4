/** The record that the owner of a domain has to publish. */
export interface Verification {
  /** As `parseDomainName` returns it. */
  domain: string
  prefix: string
  token: string
}

export interface FoundRecord {
  name: string
  value: string
}

/** The names whose TXT records may contain the proof. The first one is shown to users. */
export function verificationRecordNames(domain: string, prefix: string): [prefixed: string, bare: string] {
  return [`${prefix}.${domain}`, domain]
}

/**
 * The record that proves control of the domain: `<prefix>.<domain>` with the token alone, or the domain itself with
 * `verification_token=<token>` or `<prefix>=<token>`. Other records are ignored. Compared exactly, except for
 * whitespace around the value, which some DNS consoles add.
 *
 * @param records the joined TXT values that were found, by name.
 */
export function findVerificationRecord(
  { domain, prefix, token }: Verification,
  records: ReadonlyMap<string, readonly string[]>,
): FoundRecord | undefined {
  // Nothing may match a domain that waits for no proof.
  if (token === '' || prefix === '') return undefined
  const [prefixed, bare] = verificationRecordNames(domain, prefix)
  return find(records, prefixed, [token]) ?? find(records, bare, [`verification_token=${token}`, `${prefix}=${token}`])
}

function find(records: ReadonlyMap<string, readonly string[]>, name: string, accepted: string[]) {
  const value = records.get(name)?.find((value) => accepted.includes(value.trim()))
  return value === undefined ? undefined : { name, value }
}
