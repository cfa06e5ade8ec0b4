import { password } from '../../src/imports/known-hashes.fixture.ts'
import { fromBase32 } from '../../src/protocol/totp/base32.ts'
import { totpCode, totpStep } from '../../src/protocol/totp/totp.ts'

interface Answer {
  code?: string
  user?: { id: string }
  pending_authentication_token?: string
  authentication_factors?: { id: string }[]
}

/** What an application asks of the server while people sign in. */
export interface Application {
  environment: { id: string; clientId: string }
  call<T = Answer>(method: string, path: string, body?: object): Promise<T>
  /** Signs in with the old password, and with a code of the app that was taken over. @returns `signed in`, or the code of the refusal */
  signIn(email: string, totpSecret?: string): Promise<string>
}

export async function openApplication(url: string, key: string): Promise<Application> {
  async function call<T = Answer>(method: string, path: string, body?: object): Promise<T> {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    // The caller names what it asks for.
    return (text === '' ? {} : JSON.parse(text)) as T
  }
  const { id, client_id } = await call<{ id: string; client_id: string }>('GET', '/environments/current')
  if (id === undefined) throw new Error(`No environment answers at ${url} for this key.`)
  const authenticate = (body: object) =>
    call('POST', '/user_management/authenticate', { client_id, client_secret: key, ...body })
  return {
    environment: { id, clientId: client_id },
    call,
    async signIn(email, totpSecret) {
      const answer = await authenticate({ grant_type: 'password', email, password })
      const [factor] = answer.authentication_factors ?? []
      if (totpSecret === undefined || factor === undefined)
        return answer.user === undefined || answer.code !== undefined ? (answer.code ?? 'no answer') : 'signed in'
      const challenge = await call<{ id: string }>('POST', `/auth/factors/${factor.id}/challenge`, {})
      const second = await authenticate({
        grant_type: 'urn:workos:oauth:grant-type:mfa-totp',
        code: totpCode(fromBase32(totpSecret) ?? Buffer.alloc(0), totpStep(new Date())),
        pending_authentication_token: answer.pending_authentication_token,
        authentication_challenge_id: challenge.id,
      })
      return second.code ?? 'signed in'
    },
  }
}
