import { afterAll, expect, test } from 'vitest'
import { anEvent, prepareLog } from '#audit-logs/audit-events/events.fixture.ts'
import { startLogReceiver } from '#audit-logs/log-streams/receiver.fixture.ts'
import { startKeyService } from '#test/key-services.ts'
import { button, keyboardUser, link } from './kit/keyboard-user.fixture.ts'
import { startPortal } from './kit/portal.fixture.ts'

const receiver = await startLogReceiver()
const keys = await startKeyService('AWS_KMS')
afterAll(async () => {
  keys.close()
  await receiver.close()
})

test('by keyboard alone, without scripts, an administrator finds an event of the audit log and exports what was found', async () => {
  const server = await startPortal()
  await prepareLog(server)
  const ada = { actor: { id: 'user_1', type: 'user', name: 'Ada' } }
  await server.api.post('/audit_logs/events', { organization_id: server.organization, event: anEvent(ada) })
  const { page, press, enter } = await keyboardUser({ javaScriptEnabled: false })
  await page.goto(await server.link({ intent: 'audit_logs' }))
  await enter('Search', 'ada')
  await page.keyboard.press('Enter')
  await page.waitForURL('**?q=ada**')
  await press(page.locator('.gp-table a').first())
  await page.getByRole('heading', { name: 'user.signed_in' }).waitFor()
  await press(link(page, 'All events by this actor'))
  await press(button(page, 'Export as CSV'))
  await page.waitForURL('**/exports/*')
  await expect.poll(() => page.reload().then(() => link(page, 'Download CSV').isVisible())).toBe(true)
  const [download] = await Promise.all([page.waitForEvent('download'), press(link(page, 'Download CSV'))])
  expect(download.suggestedFilename()).toMatch(/^audit-log-.*\.csv$/)
})

test('by keyboard alone, without scripts, an administrator streams the log to an address and pauses the stream', async () => {
  const server = await startPortal()
  const { page, press, enter } = await keyboardUser({ javaScriptEnabled: false })
  await page.goto(await server.link({ intent: 'log_streams' }))
  await press(page.getByRole('link', { name: /^HTTPS/ }))
  await enter('URL', receiver.url)
  await enter('Header value', 'Bearer secret')
  await press(button(page, 'Send a test event and start'))
  await page.getByText('The stream has started.').waitFor()
  await press(button(page, 'Pause'))
  await page.getByText('We keep new events and send them when you resume.').waitFor()
  expect(receiver.requests).toHaveLength(1)
})

test('by keyboard alone, without scripts, an administrator brings an encryption key', async () => {
  const server = await startPortal()
  const { settings } = keys
  if (settings.provider !== 'AWS_KMS') throw new Error('The journey leads to AWS KMS.')
  const { page, press, enter } = await keyboardUser({ javaScriptEnabled: false })
  await page.goto(await server.link({ intent: 'bring_your_own_key' }))
  await press(page.getByRole('link', { name: /^AWS KMS/ }))
  await enter('Key ARN', settings.key_arn)
  await enter('Access key ID', settings.access_key_id ?? '')
  await enter('Secret access key', settings.secret_access_key ?? '')
  await enter('Custom address (development only)', settings.endpoint ?? '')
  await press(button(page, 'Check and use this key'))
  await page.getByText('Setup is complete').waitFor()
  await page.getByText('In use', { exact: true }).waitFor()
})
