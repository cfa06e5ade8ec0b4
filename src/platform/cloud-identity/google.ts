import { defined } from '../defined.ts'
import type { KeptToken } from '../outgoing/access-token.ts'
import { CloudIdentityFailure, foundBy } from './failure.ts'

/**
 * Tokens of what Google's own programs find at this place (Application Default Credentials): a file that
 * `GOOGLE_APPLICATION_CREDENTIALS` names, also one of a workload identity federation, or the metadata server of a machine or pod. The
 * library is loaded at the first use, and renews what ends.
 *
 * @param projectId without one, the library asks a further service of Google for it
 */
export function defaultGoogleToken(scopes: readonly string[], projectId: string | undefined): KeptToken {
  let auth: Promise<{ getAccessToken(): Promise<string | null | undefined> }> | undefined
  const open = async () => {
    const { GoogleAuth } = await import('google-auth-library')
    return new GoogleAuth({ scopes: [...scopes], ...defined({ projectId }) })
  }
  return {
    async get() {
      auth ??= open()
      const found = await auth
      const token = await foundBy('Google', found.getAccessToken()).catch((error: unknown) => {
        // It keeps what it has found, also that there was nothing.
        auth = undefined
        throw error
      })
      if (token === null || token === undefined) throw new CloudIdentityFailure('Google gave no token.')
      return token
    },
    forget() {
      auth = undefined
    },
  }
}
