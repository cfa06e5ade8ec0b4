import { send } from '#test/samples.ts'
import { defineSamples } from '#test/slice-samples.ts'
import { makeIssuer } from '../agent-issuers/issuer.fixture.ts'

export const samples = defineSamples({
  async leaveTraces({ server }, { email, text }) {
    const issuer = await makeIssuer(server)
    await issuer.trust()
    const body = { type: 'identity_assertion', assertion: await issuer.assert(text, email) }
    await send(server.url, `/oauth2/${server.clientId}/agent/identity`, { method: 'POST', body })
  },
})
