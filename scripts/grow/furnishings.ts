import type { App } from '../../src/app.ts'
import { auditActions } from './audit-events.ts'

/** Of what an environment has few, it is made by its own operations. */
export async function furnishings(app: App, apiKey: string): Promise<void> {
  const send = async (method: 'POST' | 'PUT', path: string, body: object) => {
    const { statusCode, payload } = await app.http.inject({
      method,
      url: path,
      headers: { authorization: `Bearer ${apiKey}`, host: new URL(app.system.config.url).host },
      payload: body,
    })
    if (statusCode >= 300) throw new Error(`${method} ${path} answered ${statusCode}: ${payload}`)
  }
  const post = (path: string, body: object) => send('POST', path, body)
  for (let i = 0; i < 3; i++)
    await post('/webhook_endpoints', { endpoint_url: `https://receiver-${i}.example/hooks`, events: ['user.created'] })
  for (let i = 0; i < 50; i++) await post('/feature-flags', { slug: `flag-${i}`, name: `Flag ${i}`, enabled: true })
  await send('PUT', '/authorization/resource_types', { slug: 'project', name: 'Project' })
  for (const action of auditActions)
    await post(`/audit_logs/actions/${action}/schemas`, { targets: [{ type: 'document' }] })
  for (let i = 0; i < 40; i++)
    await post('/connect/applications', {
      name: `Application ${i}`,
      application_type: 'oauth',
      redirect_uris: [{ uri: `https://app-${i}.example/callback` }],
      is_first_party: true,
    })
  await post('/user_management/waitlists/default/entries', { email: 'first@waiting.example' })
}
