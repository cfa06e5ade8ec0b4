import { expect, test } from 'vitest'
import { startServer } from '#test/server.ts'
import { addEvents, prepareLog } from './events.fixture.ts'

const server = await startServer()
const { api, workos } = server
const organization = await prepareLog(server)
const path = `/organizations/${organization}/audit_logs_retention`
const put = (body: object) => api.put<Record<string, unknown>>(path, body)

test('an organization keeps events as long as it says, and as the server does until it says so', async () => {
  const configuration = `/organizations/${organization}/audit_log_configuration`
  expect(await workos.auditLogs.getOrganizationAuditLogsRetention({ id: organization })).toEqual({
    retentionPeriodInDays: null,
  })
  expect((await api.get(configuration)).body).toEqual({
    organization_id: organization,
    retention_period_in_days: 365,
    state: 'inactive',
  })

  expect(await put({ retention_period_in_days: 30 })).toMatchObject({
    status: 200,
    body: { retention_period_in_days: 30 },
  })
  for (const days of [330, 3650])
    expect((await put({ retention_period_in_days: days })).body).toEqual({ retention_period_in_days: days })
  await put({ retention_period_in_days: 30 })
  await addEvents(server, organization, 1)
  expect((await api.get(configuration)).body).toEqual({
    organization_id: organization,
    retention_period_in_days: 30,
    state: 'active',
  })
  const set = await workos.auditLogs.updateOrganizationAuditLogsRetention({
    id: organization,
    retentionPeriod: '7_YEARS',
  })
  expect(set).toEqual({ retentionPeriodInDays: 2_555 })
  expect(await workos.auditLogs.getOrganizationAuditLogsRetention({ id: organization })).toEqual(set)
})

test('a retention other than the allowed ones is refused and changes nothing', async () => {
  const before = (await api.get(path)).body
  for (const body of [
    {},
    { retention_period_in_days: 31 },
    { retention_period_in_days: '30' },
    { retention_period_in_days: null },
    { retention_period: '0_MONTHS' },
    { retention_period_in_days: 30, retention_period: '1_YEAR' },
  ])
    expect([body, (await put(body)).status]).toEqual([body, 422])
  expect((await api.get(path)).body).toEqual(before)
})

test('an organization that is not there has no retention and no configuration', async () => {
  for (const name of ['audit_logs_retention', 'audit_log_configuration'])
    expect((await api.get(`/organizations/org_01GONE/${name}`)).status).toBe(404)
  expect(
    (await api.put('/organizations/org_01GONE/audit_logs_retention', { retention_period_in_days: 30 })).status,
  ).toBe(404)
})
