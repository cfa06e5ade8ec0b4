import { currentKey, signToken } from '#sign-in/access-tokens/index.ts'
import { defineSamples } from '#test/slice-samples.ts'

const poll = {
  endpoint_url: 'http://127.0.0.1:9/poll',
  authentication: { type: 'bearer_token', token: 'a-token-of-the-sample' },
  state: 'paused',
}
const event = 'https://schemas.openid.net/secevent/caep/event-type/session-revoked'

export const samples = defineSamples({
  async furnish({ name, member, server: { api, environment, url, clientId } }) {
    const path = `/connections/${member('connection_id')}/signal_receiver`
    const issuer = `${url}/oauth2/${clientId}`
    const body = { issuer, jwks_uri: `${issuer}/jwks`, audience: name, poll }
    const receiver = await api.request<{ endpoint_url: string }>(path, { method: 'PUT', body })
    const token = await signToken(await currentKey(environment), 'secevent+jwt', {
      iss: issuer,
      aud: name,
      iat: Math.floor(environment.now().getTime() / 1_000),
      jti: `set of ${name}`,
      sub_id: { format: 'opaque', id: 'no one' },
      events: { [event]: {} },
    })
    const answer = await fetch(receiver.body.endpoint_url, {
      method: 'POST',
      headers: { 'content-type': 'application/secevent+jwt' },
      body: token,
    })
    if (answer.status !== 202) throw new Error(`Not received: ${await answer.text()}`)
    return { objects: { '/sso/signals/': receiver.body.endpoint_url.split('/').at(-2) } }
  },
  calls: {
    'gatehouse.connections.signal_receiver.set': [
      { with: { issuer: 'https://idp.invalid', jwks_uri: 'https://idp.invalid/jwks' } },
    ],
    // The environment is its own transmitter.
    'gatehouse.connections.signal_receiver.create_stream': [
      {
        with: ({ url, clientId, apiKey }) => ({
          issuer: `${url}/oauth2/${clientId}`,
          authentication: { type: 'bearer_token', token: apiKey },
          delivery: 'poll',
        }),
      },
    ],
    'gatehouse.connections.signal_receiver.update_poll': [{ with: { interval_seconds: 60 } }],
  },
})
