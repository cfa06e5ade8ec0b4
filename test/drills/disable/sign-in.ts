import { createHash } from 'node:crypto'
import { FormBrowser } from '../../form-browser.ts'
import { succeeding } from '../call.ts'
import { redirectUri, type Scene } from './scene.ts'

export const password = 'a sturdy long passphrase'
export const verifier = 'a-verifier-of-at-least-forty-three-characters-0'

/** @returns the id that the person has in the directory */
export async function provision({ directory }: Scene, email: string): Promise<string> {
  const { id } = await succeeding(directory)('POST', '/Users', {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
    userName: email,
    emails: [{ value: email, type: 'work', primary: true }],
    active: true,
  })
  return String(id)
}

/** Signs in to the application in a browser. */
export async function signIn({ url, reached, application }: Scene, email: string) {
  const browser = new FormBrowser(url, (address) => address.replace(url, reached))
  const request = new URLSearchParams({
    client_id: application.clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'openid offline_access',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  })
  await browser.open(`/oauth2/authorize?${request}`)
  await browser.submit({ email })
  await browser.submit({ password })
  return { browser, code: browser.location.searchParams.get('code') ?? '' }
}
