import { beforeEach, expect, test } from 'vitest'
import { conditionalOperations } from '#platform/http/serve/preconditions.ts'
import { ask, type Call, callsOf, isExpected, keyFor, type Request } from './calls.ts'
import { startFurnished } from './furnished.ts'
import { send } from './samples.ts'

const environment = await startFurnished()
const { servers, furnished, rewind } = environment
const { operations } = servers[0].app
const readers = conditionalOperations(operations)
const calls = callsOf(operations).filter(({ operation }) => readers.has(operation))
const cases = calls.map((call) => [call.name, call] as const)

beforeEach(rewind)

const readersOf = ({ operation }: Call) => readers.get(operation) ?? expect.unreachable()

/** The tag of what a call is about to change, as the GET at the path of the request answers it. */
async function tagOf(call: Call, { path, body }: Request, [reader] = readersOf(call)): Promise<string> {
  const [list = '', query] = path.split('?')
  const named = call.operation.changes?.(body as never, Object.fromEntries(new URLSearchParams(query)) as never) ?? {}
  const isInQuery = !reader.path.includes('{')
  const object = isInQuery ? [] : Object.values(named)
  const depth = reader.path.split('/').length - object.length
  const at =
    [...list.split('/').slice(0, depth), ...object].join('/') + (isInQuery ? `?${new URLSearchParams(named)}` : '')
  const answer = await send(servers[1].url, at, {
    method: 'GET',
    key: keyFor(reader.access, furnished, environment.apiKey),
  })
  expect([reader.id, answer.status]).toEqual([reader.id, 200])
  expect(answer.headers.etag, reader.id).toMatch(/^"[\w-]{22}"$/)
  return String(answer.headers.etag)
}

test('what operators edit side by side takes If-Match: of each object what changes it, and what removes it', () => {
  const paths = [...readers.keys()].map(({ method, path }) => `${method} ${path}`)
  expect(paths).toEqual(
    expect.arrayContaining([
      'PUT /organizations/{id}',
      'DELETE /organizations/{id}',
      'PUT /user_management/users/{id}',
      'PATCH /action_endpoints/{id}',
      'DELETE /action_endpoints/{id}',
      'PATCH /connections/{id}',
      'DELETE /connections/{id}',
      'PUT /directories/{id}/group_roles',
      'PUT /operators/{id}/roles',
      'DELETE /operators/{id}',
      'PATCH /environments/current/social_providers/{provider}',
      'PATCH /directories/{id}',
      'PATCH /authorization/roles/{slug}',
      'PUT /authorization/roles/{slug}/permissions',
      'PATCH /authorization/permissions/{slug}',
      'PATCH /feature-flags/{slug}',
      'PUT /feature-flags/{slug}/enable',
      'PATCH /environments/current',
      'PATCH /environments/current/sign_in_settings',
      'PATCH /environments/current/radar_settings',
      'PUT /environments/current/branding',
      'PATCH /organizations/{id}/sign_in_policy',
      'PUT /connect/applications/{id}',
      'PATCH /webhook_endpoints/{id}',
      'PATCH /agents/blueprints/{agent_blueprint_id}',
      'PATCH /agents/trusted_issuers/{id}',
      'PUT /user_management/jwt_template',
      'PUT /data-integrations/{slug}',
      'PUT /authorization/resource_types',
      'DELETE /authorization/resource_types/{slug}',
      'PUT /user_management/organization_memberships/{id}',
      'PUT /organizations/{id}/audit_logs_retention',
      'PUT /organizations/{id}/customer_key',
      'PATCH /audit_logs/streams/{id}',
      'PUT /connect/applications/{id}/key_set',
      'PATCH /ssf/streams',
      'PUT /ssf/streams',
      'DELETE /ssf/streams',
      'PUT /connections/{id}/signal_receiver',
      'PATCH /connections/{id}/signal_receiver/poll',
      'PATCH /scim_targets/{id}',
    ]),
  )
})

test.each(cases)('%s is done with the tag of what is there', async (_name, call) => {
  const request = await call.prepare(environment)
  const tag = await tagOf(call, request)

  const answer = await ask(environment, call, request, { headers: { 'if-match': `"another", ${tag}` } })

  expect(isExpected(call, answer), answer.text).toBe(true)
})

test.each(cases)('%s is a 412 with another tag, and changes nothing', async (_name, call) => {
  const request = await call.prepare(environment)
  const begin = await environment.beginOfChanges()

  for (const tag of ['"another"', `W/${await tagOf(call, request)}`]) {
    const answer = await ask(environment, call, request, { headers: { 'if-match': tag } })
    expect([answer.status, answer.json?.code]).toEqual([412, 'precondition_failed'])
  }

  expect(await environment.changesSince(begin)).toEqual([])
})

test('the settings of a connection have a tag of their own, which its changes take as well', async () => {
  const call = calls.find(({ operation }) => operation.id === 'ConnectionsController_patch') ?? expect.unreachable()
  const { path } = await call.prepare(environment)
  const settings = async () =>
    (await send(servers[1].url, `${path}/settings`, { key: environment.apiKey })).headers.etag
  const map = (email: string, tag: unknown) =>
    ask(environment, call, { path, body: { attribute_map: { email } } }, { headers: { 'if-match': String(tag) } })
  const seen = await settings()

  const answers = [await map('mail', seen), await map('address', seen), await map('address', await settings())]

  expect(answers.map(({ status }) => status)).toEqual([200, 412, 200])
})

test('a header that is no tag is a 422, and one that takes whatever is there is no condition', async () => {
  const call = calls.find(({ operation }) => operation.path === '/organizations/{id}') ?? expect.unreachable()
  const request = await call.prepare(environment)

  for (const header of ['abc', '', '"a" "b"']) {
    const answer = await ask(environment, call, request, { headers: { 'if-match': header } })
    expect([header, answer.status]).toEqual([header, 422])
  }
  expect(isExpected(call, await ask(environment, call, request, { headers: { 'if-match': '*' } }))).toBe(true)
})

const rename = (name: string, headers: Record<string, string> = {}, on = 0) => {
  const operation =
    operations.find(({ id }) => id === 'OrganizationsController_updateOrganization') ?? expect.unreachable()
  const path = furnished.pathOf(operation)
  return ask(environment, { operation }, { path, body: { name } }, { headers, on })
}
const renaming = calls.find(({ operation }) => operation.id === 'OrganizationsController_updateOrganization')

test('of any number of changes with one tag, one is done', async () => {
  const call = renaming ?? expect.unreachable()
  const tag = await tagOf(call, { path: furnished.pathOf(call.operation) })

  const answers = await Promise.all([0, 1, 2, 3, 4, 5].map((n) => rename(`Name ${n}`, { 'if-match': tag }, n)))

  expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412, 412, 412])
  const done = answers.find(({ status }) => status === 200)
  expect(await tagOf(call, { path: furnished.pathOf(call.operation) })).not.toBe(tag)
  expect((await rename('Last')).json?.id).toBe(done?.json?.id)
})

test('a change without a condition that comes in between is found, though it was still under way', async () => {
  const call = renaming ?? expect.unreachable()
  const path = furnished.pathOf(call.operation)
  const row = await environment.rowOf(path.split('/').at(-1) ?? '')
  const tag = await tagOf(call, { path })

  const answers = await environment.whileHeld<Awaited<ReturnType<typeof rename>>>(
    row ?? expect.unreachable(),
    async (begin) => {
      await begin(() => rename('From an SDK'))
      await begin(() => rename('From a form', { 'if-match': tag }, 1))
    },
  )

  expect(answers.map(({ status }) => status)).toEqual([200, 412])
})
