import { defineSamples } from '#test/slice-samples.ts'
import { postForm } from '../oauth-server/machine.fixture.ts'

export const samples = defineSamples({
  async leaveTraces({ server, member, create }, { email }) {
    const redirectUri = 'https://reports.contoso.example/callback'
    const { id, client_id: clientId = '' } = await create('/connect/applications', {
      application_type: 'oauth',
      name: 'Reports',
      is_first_party: false,
      organization_id: member('organization_id'),
      redirect_uris: [{ uri: redirectUri }],
    })
    const { secret = '' } = await create(`/connect/applications/${id}/client_secrets`)
    await postForm(
      `${server.url}/oauth2/par`,
      {
        response_type: 'code',
        redirect_uri: redirectUri,
        login_hint: email,
        code_challenge: 'x'.repeat(43),
        code_challenge_method: 'S256',
      },
      { by: { clientId, secret } },
    )
  },
})
