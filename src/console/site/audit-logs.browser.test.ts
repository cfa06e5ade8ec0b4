import { expect } from 'vitest'
import { addEvents, prepareLog } from '#audit-logs/audit-events/events.fixture.ts'
import { startServer } from '#test/server.ts'
import { everySecondTest } from '#test/turns.ts'
import { enter, enterAs } from './site.fixture.ts'

const test = everySecondTest()

test('an operator finds an event of a customer, and verifies that no one has changed the log', async () => {
  const server = await startServer()
  const organization = await prepareLog(server)
  await addEvents(server, organization, 3)
  const { page, refused, goTo } = await enter(server)

  await goTo('/audit-logs')
  await page.getByRole('link', { name: 'Northwind' }).click()
  await page.getByRole('searchbox', { name: 'Actor id' }).fill('user_2')
  const events = page.getByRole('table', { name: 'Audit events' })
  await expect.poll(() => events.getByRole('link').count()).toBe(1)
  await events.getByRole('link').click()
  await page.getByRole('dialog').getByText('"user_2"').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
  await page.getByRole('link', { name: 'Verification' }).click()
  await page.getByRole('button', { name: 'Verify now' }).click()

  await page.getByRole('cell', { name: 'Intact' }).waitFor()
  expect(refused).toEqual([])
})

test('an operator makes the schema of an action, and the server refuses events that do not keep to it', async () => {
  const server = await startServer()
  const { id: organization_id } = await server.workos.organizations.createOrganization({ name: 'Northwind' })
  const { page, goTo } = await enter(server)

  await goTo('/audit-logs/schemas')
  await page.getByRole('button', { name: 'Create action' }).first().click()
  await page.getByRole('textbox', { name: 'Name' }).fill('invoice.paid')
  await page.getByRole('textbox', { name: 'Types of targets' }).fill('invoice')
  await page.getByRole('textbox', { name: 'Metadata of the event' }).fill('amount number required')
  await page.getByRole('dialog').getByRole('button', { name: 'Create action' }).click()
  await page.getByRole('link', { name: 'invoice.paid' }).waitFor()

  const event = {
    action: 'invoice.paid',
    occurred_at: '2026-10-01T08:00:00.000Z',
    actor: { id: 'user_1', type: 'user' },
    targets: [{ id: 'invoice_1', type: 'invoice' }],
    context: { location: '192.0.2.1' },
  }
  const report = async (metadata: object) =>
    (await server.api.post('/audit_logs/events', { organization_id, event: { ...event, metadata } })).status
  expect([await report({ amount: 'much' }), await report({ amount: 7 })]).toEqual([400, 200])
})

test('an export is started with a reason, and its file is given with another', async () => {
  const server = await startServer()
  const organization = await prepareLog(server)
  await addEvents(server, organization, 2)
  const { page, goTo } = await enterAs(server, 'owner')
  const giveReason = async (reason: string) => {
    const asked = page.getByRole('dialog', { name: 'Give a reason' })
    await asked.getByRole('textbox', { name: 'Reason' }).fill(reason)
    await asked.getByRole('button', { name: 'Continue' }).click()
  }

  await goTo(`/audit-logs/${organization}/exports`)
  await page.getByRole('button', { name: 'Export events' }).click()
  await page.getByLabel('From').fill('2026-09-30T00:00')
  await page.getByLabel('Until').fill('2026-10-03T00:00')
  await page.getByRole('button', { name: 'Start export' }).click()
  await giveReason('The customer asked')
  await page.getByRole('button', { name: 'Download' }).click()
  const download = page.waitForEvent('download')
  await giveReason('To send it to them')

  expect((await download).url()).toContain('/audit_logs/downloads/')
  await page.getByRole('cell', { name: 'Ready' }).waitFor()
})

test('a log stream is made, says why a test did not arrive, and keeps its secret when it is changed', async () => {
  const server = await startServer()
  const organization = await prepareLog(server)
  const { page, goTo } = await enter(server)

  await goTo(`/audit-logs/${organization}/streams`)
  await page.getByRole('button', { name: 'Create log stream' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Destination').selectOption('Splunk')
  await dialog.getByLabel('Address of the HTTP Event Collector').fill('https://splunk.northwind.example:8088')
  await dialog.getByLabel('Token').fill('the token of Northwind')
  await dialog.getByRole('button', { name: 'Create log stream' }).click()
  await page.getByText('https://splunk.northwind.example:8088').waitFor()
  await page.getByRole('button', { name: 'Edit' }).click()
  await dialog.getByLabel('Source').fill('gatehouse')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved the log stream.').waitFor()

  const { body } = await server.api.get<{ data: object[] }>(`/audit_logs/streams?organization_id=${organization}`)
  expect(body.data).toMatchObject([{ destination: { type: 'Splunk', source: 'gatehouse' } }])
  await page.getByRole('button', { name: 'Send test' }).click()
  await page.getByText(/did not accept the test event/).waitFor()
})
