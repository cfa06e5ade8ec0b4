import { beforeAll, describe, expect, test } from 'vitest'
import { getToken, makeMachine, postForm } from '#connect/oauth-server/machine.fixture.ts'
import { type DecisionPoint, startDecisionPoint } from './authzen.fixture.ts'

const password = 'a sturdy long passphrase'
let server: DecisionPoint
let reader: { userId: string; membershipId: string }

beforeAll(async () => {
  server = await startDecisionPoint()
  await server.role('reader', 'report', ['report:read'])
  await server.role('author', 'organization', ['report:write'])
  reader = await server.person()
  for (const name of ['r1', 'r3']) {
    const report = await server.resource('report', name)
    await server.assign(reader.membershipId, 'reader', report.id)
  }
  await server.resource('report', 'r2')
})

const subject = () => ({ type: 'user', id: reader.userId })
const reading = (id: string) => ({
  subject: subject(),
  action: { name: 'report:read' },
  resource: { type: 'report', id },
})
const decide = async (body: object, key?: string) =>
  (await server.ask<{ decision: boolean }>('/evaluation', body, key)).body.decision

describe('one evaluation', () => {
  test('is a 200 for a denial too, and echoes the request id of the caller', async () => {
    for (const [id, decision] of [
      ['r1', true],
      ['r2', false],
      ['unknown', false],
    ] as const) {
      const answer = await server.api.post('/access/v1/evaluation', reading(id), { 'x-request-id': 'trace-1' })
      expect([answer.status, answer.body]).toEqual([200, { decision }])
      expect(answer.headers.get('x-request-id')).toBe('trace-1')
    }
  })

  test('[I-2] with a member missing or of the wrong type is a 400', async () => {
    const whole = reading('r1')
    for (const body of [
      {},
      [],
      { ...whole, subject: undefined },
      { ...whole, subject: { type: 'user' } },
      { ...whole, subject: { type: 'user', id: 1 } },
      { ...whole, action: {} },
      { ...whole, action: { name: null } },
      { ...whole, resource: { id: 'r1' } },
      { ...whole, resource: 'r1' },
      { ...whole, context: [] },
    ])
      expect(await server.ask('/evaluation', body)).toMatchObject({
        status: 400,
        body: { message: expect.any(String) },
      })
    expect((await server.ask('/evaluation', '{"subject":')).status).toBe(400)
    expect((await server.api.get('/access/v1/evaluation')).status).toBe(405)
    expect((await server.ask('/evaluation', { ...whole, more: true })).status).toBe(200)
  })

  test('of a resource that several organizations have names its organization, in properties that permit nothing', async () => {
    const { workos, api } = server
    const other = await workos.organizations.createOrganization({ name: 'Bar Corp' })
    const theirs = await api.post<{ id: string }>('/authorization/resources', {
      organization_id: other.id,
      resource_type_slug: 'report',
      external_id: 'shared',
      name: 'shared',
    })
    const ours = await server.resource('report', 'shared')
    await server.assign(reader.membershipId, 'reader', ours.id)
    const asked = (id: string, organization_id?: unknown) => ({
      ...reading(id),
      resource: { type: 'report', id, properties: { organization_id } },
    })

    expect((await server.ask('/evaluation', reading('shared'))).body).toMatchObject({
      decision: false,
      context: { error: { status: 400, message: expect.stringContaining('organization_id') } },
    })
    expect((await server.ask('/search/subject', { ...reading('shared'), subject: { type: 'user' } })).status).toBe(400)
    expect(await decide(asked('shared', server.organizationId))).toBe(true)
    expect(await decide(asked(ours.id))).toBe(true)
    expect(await decide(asked('shared', other.id))).toBe(false)
    expect(await decide(asked(theirs.body.id, server.organizationId))).toBe(false)
    expect(await decide(asked('r1', other.id))).toBe(false)
    expect(await decide(asked('r1', 7))).toBe(false)
  })

  test('of a customer’s key is what the key permits in its organization, until it ends', async () => {
    const { workos, organizationId, api } = server
    const { id } = await workos.apiKeys.createOrganizationApiKey({
      organizationId,
      name: 'Importer',
      permissions: ['report:write'],
    })
    const asked = (name: string, resource: object = { type: 'report', id: 'r2' }) => ({
      subject: { type: 'api_key', id },
      action: { name },
      resource,
    })
    expect(await decide(asked('report:write'))).toBe(true)
    expect(await decide(asked('report:read'))).toBe(false)
    expect(await decide(asked('report:write', { type: 'report', id: 'unknown' }))).toBe(false)
    expect(await server.search('action', { ...asked('x'), action: undefined })).toEqual([{ name: 'report:write' }])
    const found = await server.search('resource', { ...asked('report:write'), resource: { type: 'report' } })
    expect(found.map((each) => each.id)).toEqual(['r1', 'r2', 'r3', 'shared'])
    await api.delete(`/api_keys/${id}`)
    expect(await decide(asked('report:write'))).toBe(false)
    expect(await server.search('resource', { ...asked('report:write'), resource: { type: 'report' } })).toEqual([])
  })
})

describe('many evaluations', () => {
  const ask = (body: object) => server.ask<{ evaluations: { decision: boolean }[] }>('/evaluations', body)
  const decisions = async (body: object) => (await ask(body)).body.evaluations.map(({ decision }) => decision)
  const of = (...ids: string[]) => ids.map((id) => ({ resource: { type: 'report', id } }))
  const shared = () => ({ subject: subject(), action: { name: 'report:read' } })

  test('keep their order, and end with the decision that decides', async () => {
    const evaluations = of('r1', 'r2', 'r3')
    const by = (evaluations_semantic?: string) => ({ ...shared(), evaluations, options: { evaluations_semantic } })
    expect(await decisions(by())).toEqual([true, false, true])
    expect(await decisions(by('execute_all'))).toEqual([true, false, true])
    expect(await decisions(by('deny_on_first_deny'))).toEqual([true, false])
    expect(await decisions(by('permit_on_first_permit'))).toEqual([true])
    expect((await ask(by('any'))).status).toBe(400)
  })

  test('take whole members of the request where they have none, and an incomplete one is denied alone', async () => {
    const { status, body } = await ask({
      ...shared(),
      resource: { type: 'report', id: 'r2' },
      evaluations: [{}, { resource: { id: 'r1' } }, { resource: { type: 'report', id: 'r1' } }, { subject: null }],
    })
    expect(status).toBe(200)
    expect(body.evaluations).toEqual([
      { decision: false },
      { decision: false, context: { error: { status: 400, message: expect.any(String) } } },
      { decision: true },
      { decision: false, context: { error: { status: 400, message: expect.any(String) } } },
    ])
    expect((await ask({ evaluations: [{}] })).body.evaluations).toMatchObject([{ decision: false }])
  })

  test('without evaluations are one evaluation', async () => {
    expect((await ask(reading('r1'))).body).toEqual({ decision: true })
    expect((await ask({ ...reading('r1'), evaluations: [] })).body).toEqual({ decision: true })
    expect((await ask(shared())).status).toBe(400)
  })
})

describe('a search', () => {
  const search = () => ({ subject: subject(), action: { name: 'report:read' }, resource: { type: 'report' } })

  test('for what does not exist finds nothing', async () => {
    const nothing = { status: 200, body: { results: [], page: { next_token: '', count: 0 } } }
    for (const body of [
      { ...search(), action: { name: 'unknown' } },
      { ...search(), resource: { type: 'unknown' } },
      { ...search(), subject: { type: 'user', id: 'unknown' } },
      { ...search(), subject: { type: 'robot', id: reader.userId } },
    ])
      expect(await server.ask('/search/resource', body)).toMatchObject(nothing)
    for (const body of [
      { ...reading('unknown'), subject: { type: 'user' } },
      { ...reading('r1'), subject: { type: 'robot' } },
      { ...reading('r1'), action: { name: 'unknown' }, subject: { type: 'user' } },
    ])
      expect(await server.ask('/search/subject', body)).toMatchObject(nothing)
    expect(await server.ask('/search/action', { ...reading('unknown'), action: undefined })).toMatchObject(nothing)
  })

  test('goes on with its own token alone', async () => {
    const { body } = await server.ask<{ page: { next_token: string } }>('/search/resource', {
      ...search(),
      page: { limit: 1 },
    })
    const token = body.page.next_token
    const next = (changes: object) => server.ask('/search/resource', { ...search(), page: { token }, ...changes })
    expect(await next({})).toMatchObject({ status: 200, body: { results: [{ id: 'r3' }, { id: 'shared' }] } })
    for (const changes of [
      { action: { name: 'report:write' } },
      { resource: { type: 'document' } },
      { subject: { type: 'user', id: 'another' } },
      { page: { token: `A${token}` } },
      { page: { token: 'x' } },
      { page: { limit: 0 } },
    ])
      expect((await next(changes)).status).toBe(400)
  })
})

describe('a caller', () => {
  test('[A-7] with a wrong credential is a 401 that says how to authenticate', async () => {
    for (const key of [null, 'sk_wrong', 'x.y.z']) {
      const answer = await server.ask('/evaluation', reading('r1'), key)
      expect(answer.status).toBe(401)
      expect(answer.headers.get('www-authenticate')).toBe('Bearer')
    }
  })

  test('[T-3] that is a machine asks about its own organization', async () => {
    const machine = await makeMachine(server)
    const elsewhere = await getToken(server.url, machine)
    expect(await decide(reading('r1'), elsewhere)).toBe(false)
    const { id, clientId } = await server.workos.connect.createM2MApplication('Ours', server.organizationId)
    const { secret } = await server.workos.connect.createApplicationClientSecret({ id })
    const token = await getToken(server.url, { clientId, secret })
    expect(await decide(reading('r1'), token)).toBe(true)
    expect(await decide(reading('r2'), token)).toBe(false)
    const named = { type: 'report', id: 'r1', properties: { organization_id: machine.organizationId } }
    expect(await decide({ ...reading('r1'), resource: named }, token)).toBe(false)
    const ofOther = await server.ask('/search/subject', { ...reading('r1'), subject: { type: 'user' } }, elsewhere)
    expect(ofOther.body).toMatchObject({ results: [] })
    await server.workos.connect.deleteApplication({ id })
    expect((await server.ask('/evaluation', reading('r1'), token)).status).toBe(401)
  })

  test('[A-7] with a machine’s token for another resource is refused', async () => {
    const machine = await makeMachine(server)
    const resource = 'https://reports.northwind.example'
    await server.api.post('/user_management/authkit_oauth_resources', { uri: resource })
    const { body } = await postForm(
      `${server.url}/oauth2/token`,
      { grant_type: 'client_credentials', resource },
      { by: machine },
    )
    expect(body.access_token).toEqual(expect.any(String))
    expect((await server.ask('/evaluation', reading('r1'), String(body.access_token))).status).toBe(401)
  })

  test('that is a user asks about themselves, while their session is active', async () => {
    const { workos, clientId } = server
    const { email } = await workos.userManagement.updateUser({ userId: reader.userId, password, emailVerified: true })
    const { accessToken } = await workos.userManagement.authenticateWithPassword({ clientId, email, password })
    const other = await server.person()
    const report = await server.resource('report', 'private')
    await server.assign(other.membershipId, 'reader', report.id)
    const ofMembership = (id: string) => ({ ...reading('private'), subject: { type: 'organization_membership', id } })

    expect(await decide(reading('r1'), accessToken)).toBe(true)
    expect(
      await decide(
        { ...reading('r1'), subject: { type: 'organization_membership', id: reader.membershipId } },
        accessToken,
      ),
    ).toBe(true)
    expect(await decide(ofMembership(other.membershipId))).toBe(true)
    expect(await decide(ofMembership(other.membershipId), accessToken)).toBe(false)
    const foreign = { ...reading('r1'), subject: { type: 'user', id: other.userId } }
    expect((await server.ask('/evaluation', foreign, accessToken)).status).toBe(403)
    expect((await server.ask('/evaluations', { evaluations: [foreign] }, accessToken)).body).toMatchObject({
      evaluations: [{ decision: false, context: { error: { status: 403 } } }],
    })
    const [session] = (await workos.userManagement.listSessions(reader.userId)).data
    await workos.userManagement.revokeSession({ sessionId: session?.id ?? '' })
    expect((await server.ask('/evaluation', reading('r1'), accessToken)).status).toBe(401)
  })
})

test('the metadata names the address of every operation', async () => {
  const { body } = await server.api.get<Record<string, string>>('/.well-known/authzen-configuration')
  const { policy_decision_point: at = '' } = body
  expect(body).toEqual({
    policy_decision_point: at,
    access_evaluation_endpoint: `${at}/access/v1/evaluation`,
    access_evaluations_endpoint: `${at}/access/v1/evaluations`,
    search_subject_endpoint: `${at}/access/v1/search/subject`,
    search_resource_endpoint: `${at}/access/v1/search/resource`,
    search_action_endpoint: `${at}/access/v1/search/action`,
  })
})
