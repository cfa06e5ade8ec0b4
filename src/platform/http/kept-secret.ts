import { DomainError, type Fault, platformErrors } from './errors.ts'

type Address = string | null | undefined

/** A change of settings that does not bring the stored secret along. */
export interface KeptSecret {
  /** The member in which the caller sends the secret. */
  field: string
  /** All URLs that receive the stored secret, or a token for which it was exchanged. Null for a URL that is not set. */
  before: readonly Address[]
  /** The URLs that would receive the secret after the change. */
  after: readonly Address[]
}

const code = 'secret_required'

/**
 * A stored secret is sent to the origins that it was entered for, and to no other (scheme, host and port; RFC 6454). A change
 * that leads elsewhere needs the secret again: someone who may change settings could otherwise read what another person
 * entered. Paths may change, as the server of an origin reads all requests to it.
 */
export function keptSecretFaults({ field, before, after }: KeptSecret): Fault[] {
  const known = new Set(originsOf(before))
  if (originsOf(after).every((origin) => known.has(origin))) return []
  const message = `\`${field}\` is required: the change leads to another scheme, host or port, and a stored secret is never sent there. Send the secret again with the address.`
  return [{ field, code, message }]
}

/** @throws invalidRequest where {@link keptSecretFaults} finds a fault. */
export function requireSecretAgain(kept: KeptSecret): void {
  const faults = keptSecretFaults(kept)
  if (faults.length > 0) throw platformErrors.invalidRequest(faults)
}

/** The field of the secret that an error asks for again; `undefined` for another error. */
export function secretToSendAgain(error: unknown): string | undefined {
  if (!(error instanceof DomainError) || !Array.isArray(error.details.errors)) return undefined
  const faults: Fault[] = error.details.errors
  return faults.find((fault) => fault.code === code)?.field
}

/** Text that is not a URL, or has an unknown part, is treated as an origin of its own. */
export function originOf(address: string): string {
  return URL.canParse(address) ? new URL(address).origin : address
}

function originsOf(addresses: readonly Address[]): string[] {
  return addresses.flatMap((address) => (address === null || address === undefined ? [] : originOf(address)))
}
