import { defineSamples } from '#test/slice-samples.ts'
import type { Kit } from '#test/ways-to-call.ts'
import { redirectUri } from './connect.fixture.ts'

/** What names a sign-in at the application's own page, to which a browser was sent. */
async function startExternalSignIn({ url, done }: Kit): Promise<string | null> {
  await done('PATCH', '/environments/current/sign_in_settings', {
    connect_login_uri: 'https://app.northwind.example/login',
  })
  const { client_id } = await done('POST', '/connect/applications', {
    application_type: 'oauth',
    name: 'Mobile',
    is_first_party: true,
    redirect_uris: [{ uri: redirectUri }],
  })
  const query = new URLSearchParams({
    client_id: String(client_id),
    redirect_uri: redirectUri,
    response_type: 'code',
    code_challenge: 'x'.repeat(43),
    code_challenge_method: 'S256',
  })
  const { headers } = await fetch(`${url}/oauth2/authorize?${query}`, { redirect: 'manual' })
  return new URL(headers.get('location') ?? '').searchParams.get('external_auth_id')
}

export const samples = defineSamples({
  calls: {
    ExternalAuthController_completeLogin: [
      {
        events: ['user.created'],
        with: async (kit) => ({
          external_auth_id: await startExternalSignIn(kit),
          user: { id: 'user-7', email: 'joan@elsewhere.example' },
        }),
      },
    ],
  },
})
