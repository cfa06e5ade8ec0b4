import { expect, test } from 'vitest'
import { startProvider } from '#test/identity-provider.ts'
import { startServer } from '#test/server.ts'
import { createSocialProvider } from '../service.ts'
import { authorizationUrl } from './authorization-url.ts'
import { readAnswer } from './read-answer.ts'

const binding = { state: 's'.repeat(43), nonce: 'n'.repeat(43), codeVerifier: 'v'.repeat(64) }

test.each(['BitbucketOAuth', 'XOAuth'] as const)(
  '%s may compare the secret of a client without decoding it',
  async (name) => {
    const [{ environment }, provider] = await Promise.all([startServer(), startProvider({ sub: '1001' })])
    provider.clientSecret = 'a-secret_of.them~'
    provider.decodesBasic = false
    provider.intercept = (path, response) => {
      if (!path.startsWith('/api/')) return false
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
      return true
    }
    const configured = await createSocialProvider(environment, {
      provider: name,
      client_id: 'client-at_provider',
      client_secret: provider.clientSecret,
      endpoints: provider.oauth,
    })
    const answered = new URL(provider.allow(new URL(await authorizationUrl(environment, configured, binding))))
    const code = answered.searchParams.get('code') ?? ''
    const { tokens } = await readAnswer(environment, configured, { code }, binding)
    expect(tokens.access_token).not.toBe('')
  },
)
