import type { System } from '#platform/context.ts'
import { type Credential, openCredential } from '../push/credential.ts'
import type { ClaimedTarget } from './claimed-target.ts'

const mostKept = 200

/** Credentials of targets, whose access tokens are kept from one turn to the next. */
export function createCredentials(system: System): (target: ClaimedTarget) => Credential {
  const kept = new Map<string, Credential>()
  return (target) => {
    // With the sealed secret, a replaced credential is another one.
    const key = `${target.environment_id} ${target.id} ${JSON.stringify(target.authentication)} ${target.sealed_secret}`
    const credential = kept.get(key) ?? openCredential(system, target)
    kept.delete(key)
    kept.set(key, credential)
    for (const oldest of kept.keys()) {
      if (kept.size <= mostKept) break
      kept.delete(oldest)
    }
    return credential
  }
}
