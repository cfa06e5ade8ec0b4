import type { System } from '#platform/context.ts'

/** What names a connection that is under way: 190 random bits, found by a keyed hash. */
export function hashState({ hashCredential }: Pick<System, 'hashCredential'>, state: string): Buffer {
  return hashCredential(`account_authorization:${state}`)
}

/** For lookups: the hashes under all keys. */
export function hashesOfState({ hashesOf }: Pick<System, 'hashesOf'>, state: string): Buffer[] {
  return hashesOf(`account_authorization:${state}`)
}

/** The token that takes a connection from the widget's page to the browser that goes to the service. */
export function hashHandoff({ hashCredential }: Pick<System, 'hashCredential'>, token: string): Buffer {
  return hashCredential(`account_handoff:${token}`)
}

/** For lookups: the hashes under all keys. */
export function hashesOfHandoff({ hashesOf }: Pick<System, 'hashesOf'>, token: string): Buffer[] {
  return hashesOf(`account_handoff:${token}`)
}

/** Binds a connection to the browser that began it. */
export function hashBrowser({ hashCredential }: Pick<System, 'hashCredential'>, browserId: string): Buffer {
  return hashCredential(`account_browser:${browserId}`)
}

/** For lookups: the hashes under all keys. */
export function hashesOfBrowser({ hashesOf }: Pick<System, 'hashesOf'>, browserId: string): Buffer[] {
  return hashesOf(`account_browser:${browserId}`)
}

/** The PKCE verifier (RFC 7636) until the code is exchanged. */
export function sealVerifier({ keyring }: Pick<System, 'keyring'>, id: string, verifier: string): string {
  return keyring.seal(verifier, `account_authorization:${id}`)
}

export function openVerifier({ keyring }: Pick<System, 'keyring'>, id: string, sealed: string): string {
  return keyring.open(sealed, `account_authorization:${id}`).toString()
}
