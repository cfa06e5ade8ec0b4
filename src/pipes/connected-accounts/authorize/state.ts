import type { System } from '#platform/context.ts'

/** What names a connection that is under way: 190 random bits, found by a keyed hash. */
export function hashState({ hashCredential }: Pick<System, 'hashCredential'>, state: string): Buffer {
  return hashCredential(`account_authorization:${state}`)
}

export function hashHandoff({ hashCredential }: Pick<System, 'hashCredential'>, token: string): Buffer {
  return hashCredential(`account_handoff:${token}`)
}

export function hashBrowser({ hashCredential }: Pick<System, 'hashCredential'>, browserId: string): Buffer {
  return hashCredential(`account_browser:${browserId}`)
}

export function sealVerifier({ keyring }: Pick<System, 'keyring'>, id: string, verifier: string): string {
  return keyring.seal(verifier, `account_authorization:${id}`)
}

export function openVerifier({ keyring }: Pick<System, 'keyring'>, id: string, sealed: string): string {
  return keyring.open(sealed, `account_authorization:${id}`).toString()
}
