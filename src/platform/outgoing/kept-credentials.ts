import type { Authentication } from './authentication.ts'
import { type Asking, type Credential, openCredential } from './credential.ts'

interface Authenticated {
  environment_id: string
  id: string
  authentication: Authentication
  sealed_secret: string
}

const mostKept = 200

/** Credentials of rows of a table, whose access tokens are kept from one use to the next. */
export function keepCredentials<T extends Authenticated>(
  system: Asking,
  openSecret: (row: T) => string,
): (row: T) => Credential {
  const kept = new Map<string, Credential>()
  return (row) => {
    // With the sealed secret, a replaced credential is another one.
    const key = `${row.environment_id} ${row.id} ${JSON.stringify(row.authentication)} ${row.sealed_secret}`
    const credential = kept.get(key) ?? openCredential(system, row.authentication, openSecret(row))
    kept.delete(key)
    kept.set(key, credential)
    for (const oldest of kept.keys()) {
      if (kept.size <= mostKept) break
      kept.delete(oldest)
    }
    return credential
  }
}
