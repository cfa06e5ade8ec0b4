import { expect } from 'vitest'
import { type ScimClient, startDirectory } from '#directory-sync/scim/scim.fixture.ts'
import { send } from '../samples.ts'
import { startServer } from '../server.ts'
import type { ProviderLife, ProviderRequest } from './life.ts'
import { changed, readEvents, readView, type View } from './view.ts'

/** Sends what a provider sends, step by step, and holds what the application sees after each against the life. */
export async function play({ type, deactivation, steps }: ProviderLife): Promise<void> {
  const { scim, organizationId } = await startFor(type, deactivation)
  const { server, directoryId } = scim
  const ids = new Map<string, string>()
  let view: View = { users: {}, groups: {}, memberships: {} }
  let seen = (await readEvents(server, directoryId, 0)).length
  for (const { does, requests, events = [], ...change } of steps) {
    for (const request of requests) await ask(scim, request, ids)
    view = changed(view, change)
    const happened = await readEvents(server, directoryId, seen)
    seen += happened.length
    const found = await readView(server, directoryId, organizationId)
    expect({ does, ...found, events: happened }).toEqual(filledIn({ does, ...view, events }, ids))
  }
}

/** A directory of an organization whose people have addresses of its own domain, and become its members. */
async function startFor(type: string, user_deactivation: string) {
  const server = await startServer()
  const organization = await server.workos.organizations.createOrganization({
    name: 'Northwind',
    domainData: [{ domain: 'northwind.example', state: 'verified' as never }],
  })
  const settings = await send(server.url, '/environments/current/directory_sync_settings', {
    method: 'PATCH',
    key: server.apiKey,
    body: { user_deactivation },
  })
  expect(settings.status).toBe(200)
  const scim = await startDirectory(server, { organization_id: organization.id, type, provisions_members: true })
  return { scim, organizationId: organization.id }
}

async function ask(scim: ScimClient, { ask: line, body, needs, as }: ProviderRequest, ids: Map<string, string>) {
  const [method = '', ...rest] = filled(line, ids).split(' ')
  const answer = await scim.request(method, encodeURI(rest.join(' ')), {
    ...(body === undefined ? {} : { body: filledIn(body, ids) }),
    headers: { accept: 'application/scim+json, application/json', 'content-type': 'application/scim+json' },
  })
  expect({ line, status: answer.status, text: answer.status === needs.status ? '' : answer.text }).toEqual({
    line,
    status: needs.status,
    text: '',
  })
  if (needs.body !== undefined) {
    expect(answer.json, line).toMatchObject(filledIn(needs.body, ids))
  }
  if (as !== undefined) ids.set(as, idOf(answer.json))
}

function filledIn(value: unknown, ids: ReadonlyMap<string, string>): object {
  return JSON.parse(filled(JSON.stringify(value), ids))
}

function filled(text: string, ids: ReadonlyMap<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => ids.get(name) ?? whole)
}

function idOf(json: Record<string, unknown> = {}): string {
  const { Resources = [json] } = json as { Resources?: { id?: unknown }[] }
  return String(Resources[0]?.id)
}
