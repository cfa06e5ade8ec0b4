import { expect, test } from 'vitest'
import { postForm } from '#connect/oauth-server/machine.fixture.ts'
import { seedFile, startSeeded } from './seed.fixture.ts'

const text = `
organizations:
  - { id: org_northwind, name: Northwind }
connectApplications:
  # As the emulator has it: a machine.
  - name: Importer
    organization: Northwind
    scopes: [orders:read]
    client_id: client_importer
    client_secret: secret_importer
    audience: ignored
  - { name: Dashboard, type: oauth, redirect_uris: ['http://localhost:4000/callback'], client_id: client_dashboard }
  # As the API has it.
  - id: conn_app_partner
    name: Partner
    application_type: oauth
    organization_id: org_northwind
    uses_pkce: true
    redirect_uris: [{ uri: 'https://partner.example.com/callback', default: true }]
connectResources:
  - { uri: 'https://orders.example/api', default: true }
`

test('applications and resources of a file are there with the ids and secrets that it gives them, and stay through a reset', async () => {
  const { server, list, get, reset } = await startSeeded({ config: { seedFile: seedFile(text) } })
  for (let i = 0; i < 2; i += 1) {
    expect(await list('/connect/applications?order=asc')).toMatchObject([
      {
        application_type: 'm2m',
        client_id: 'client_importer',
        organization_id: 'org_northwind',
        scopes: ['orders:read'],
      },
      {
        application_type: 'oauth',
        client_id: 'client_dashboard',
        is_first_party: true,
        redirect_uris: [{ uri: 'http://localhost:4000/callback', default: true }],
      },
      { id: 'conn_app_partner', is_first_party: false, uses_pkce: true },
    ])
    expect(await list('/user_management/authkit_oauth_resources')).toMatchObject([
      { uri: 'https://orders.example/api', default: true },
    ])
    const by = { clientId: 'client_importer', secret: 'secret_importer' }
    const { status, body } = await postForm(`${server.url}/oauth2/token`, { grant_type: 'client_credentials' }, { by })
    expect([status, body.scope]).toEqual([200, 'orders:read'])
    expect(await reset()).toBe(204)
  }
  expect(await get('/connect/applications/client_importer/client_secrets')).toMatchObject([{ secret_hint: 'rter' }])
})

test('[I-2] an application of a file that the API would refuse is refused with its line, and nothing of the file is kept', async () => {
  for (const [wrong, message] of [
    [
      text.replace('organization: Northwind', 'organization: Southwind'),
      'line 7: there is no organization `Southwind`',
    ],
    [
      text.replace('https://partner.example.com/callback', 'javascript:alert(1)'),
      '`connectApplications[2]` is refused',
    ],
    [text.replace('secret_importer', 'x'), 'line 10: a client secret has 4 to 255 characters'],
    [text.replace('client_dashboard', 'client_importer'), 'a second time'],
  ] as const)
    await expect(startSeeded({ config: { seedFile: seedFile(wrong) } })).rejects.toThrow(message)
})
