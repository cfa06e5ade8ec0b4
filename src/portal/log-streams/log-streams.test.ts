import { afterAll, expect, onTestFinished, test } from 'vitest'
import { startLogReceiver } from '#audit-logs/log-streams/receiver.fixture.ts'
import { locales } from '#platform/locale.ts'
import { formFields, startPortal, textOf } from '../kit/portal.fixture.ts'
import { texts } from '../texts/index.ts'

const path = '/portal/log-streams'
const setUpPath = '/portal/log-stream-set-up'
const receiver = await startLogReceiver()
afterAll(() => receiver.close())

interface Stream {
  id: string
  state: string
  destination: Record<string, string>
}

async function start(intent: object = { intent: 'log_streams' }) {
  const server = await startPortal()
  const browser = await server.visit(intent)
  receiver.respond = () => ({ status: 200 })
  return {
    ...server,
    browser,
    text: () => textOf(browser),
    streams: async () =>
      (await server.api.get<{ data: Stream[] }>(`/audit_logs/streams?organization_id=${server.organization}`)).body
        .data,
    press: (action: string, entries: Record<string, string> = {}) =>
      browser.submitTo(action, { ...formFields(browser, action), ...entries }),
    async setUp(to: string, entries: Record<string, string>) {
      await browser.open(`${setUpPath}?to=${to}`)
      await browser.submitTo(setUpPath, { ...formFields(browser, setUpPath), ...entries })
    },
  }
}

test('a stream begins once its destination took a test event, and is paused, resumed, changed and deleted', async () => {
  const { browser, text, streams, press, setUp } = await start()
  expect(browser.location.pathname).toBe(path)
  expect(text()).toContain('Choose a destination')

  await setUp('datadog', { region: 'EU1', api_key: 'a-secret-key', base_url: receiver.url })
  const [stream] = await streams()
  const base = `${path}/${stream?.id}`
  expect(stream).toMatchObject({ state: 'active', destination: { type: 'Datadog', region: 'EU1' } })
  expect([browser.location.pathname, text()]).toEqual([base, expect.stringContaining('The stream has started.')])
  expect(receiver.requests.at(-1)).toMatchObject({ headers: { 'dd-api-key': 'a-secret-key' } })

  await press(`${base}/state`)
  expect(await streams()).toMatchObject([{ state: 'inactive' }])
  expect(text()).toContain('Nothing is being sent. We keep new events and send them when you resume.')
  await press(`${base}/state`)
  expect(await streams()).toMatchObject([{ state: 'active' }])

  await browser.open(`${base}/settings`)
  expect(browser.html).not.toContain('a-secret-key')
  await press(`${base}/settings`, { region: 'US1', base_url: receiver.url })
  expect(text()).toContain('The test event arrived.')
  expect(receiver.requests.at(-1)).toMatchObject({ headers: { 'dd-api-key': 'a-secret-key' } })
  expect(await streams()).toMatchObject([{ destination: { region: 'US1' } }])

  await browser.open(`${base}/delete`)
  expect(text()).toContain('Delete the stream to Datadog? 0 events are still waiting and won’t be sent.')
  await press(`${base}/delete`)
  expect([await streams(), browser.location.pathname]).toEqual([[], path])
})

test('a destination that does not take the test event says why, nothing is sent, and the same form again makes no second stream', async () => {
  const { browser, text, streams, press, setUp } = await start()
  receiver.respond = () => ({ status: 403, body: 'Invalid token <b>' })
  const entries = { url: receiver.url, header_value: 'Bearer secret' }

  await setUp('https', entries)
  const [stream] = await streams()
  expect([browser.status, text()]).toEqual([
    422,
    expect.stringContaining('so the stream hasn’t started. HTTPS says: It answered 403: Invalid token &lt;b&gt;.'),
  ])
  expect(stream).toMatchObject({ state: 'inactive' })
  receiver.respond = () => ({ status: 200 })
  await setUp('https', entries)
  expect(await streams()).toMatchObject([{ id: stream?.id, state: 'active' }])
  await press(`${path}/${stream?.id}/finish`)
  expect(text()).toContain('The audit log of Northwind is being streamed.')
})

test.each(locales)(
  'another address needs the secret again, which is said beside it in %s, and no other server gets it',
  async (locale) => {
    const other = await startLogReceiver()
    onTestFinished(() => other.close())
    const { browser, streams, press, setUp } = await start()
    await setUp('https', { url: receiver.url, header_value: 'Bearer secret' })
    const [stream] = await streams()
    const settings = `${path}/${stream?.id}/settings`
    browser.language = locale
    await browser.open(settings)

    await press(settings, { url: other.url })

    const [, error] = /id="header_value-error".*?<span>(.*?)<\/span>/s.exec(browser.html) ?? []
    expect([browser.status, error]).toEqual([422, texts.kit.frame({ locale }).errors.secretAgain])
    expect(other.requests).toEqual([])
    expect(await streams()).toEqual([stream])
    await press(settings, { url: other.url, header_value: 'Bearer other' })
    expect(other.requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer other'])
  },
)

test('what is entered wrongly is said beside its field in the language of the reader, and nothing is stored', async () => {
  const { browser, text, streams, setUp } = await start()
  const wrong: [string, Record<string, string>, string][] = [
    ['datadog', { region: 'EU1' }, 'Enter a value.'],
    ['datadog', { region: 'Mars', api_key: 'x' }, 'This value isn’t valid.'],
    [
      'splunk',
      { url: 'not an address', token: 'x' },
      'It should look like https://http-inputs-northwind.splunkcloud.com',
    ],
    ['https', { url: 'http://10.0.0.1/', header_value: 'x' }, 'We can’t send anything to this address.'],
    ['https', { url: receiver.url, header_value: 'x', header_name: 'Host' }, 'It should look like Authorization'],
    ['google-cloud-storage', { bucket_name: 'B', access_key_id: 'x', secret_access_key: 'x' }, 'northwind-audit-logs'],
  ]
  for (const [to, entries, error] of wrong) {
    await setUp(to, entries)
    expect([to, browser.status, text()]).toEqual([to, 422, expect.stringContaining(error)])
  }
  browser.language = 'ja'
  await setUp('splunk', { url: '' })
  expect(text()).toContain('値を入力してください。')
  expect(await streams()).toEqual([])
})

test('[W-6] no one reaches a stream of another organization, and a link for something else leads to none', async () => {
  const own = await start()
  await own.setUp('https', { url: receiver.url, header_value: 'Bearer secret' })
  const [stream] = await own.streams()
  const other = await startPortal(own, 'Contoso')
  const browser = await other.visit({ intent: 'log_streams' })
  for (const page of ['', '/settings', '/delete']) {
    await browser.open(`${path}/${stream?.id}${page}`)
    expect([page, browser.location.pathname]).toEqual([page, path])
  }
  const fields = formFields(browser, '/portal/exit')
  for (const form of ['test', 'state', 'settings', 'delete', 'finish'])
    await browser.send(`${path}/${stream?.id}/${form}`, { ...fields, state: 'inactive' })
  expect(await own.streams()).toMatchObject([{ id: stream?.id, state: 'active' }])
  const elsewhere = await own.visit({ intent: 'audit_logs' })
  await elsewhere.open(path)
  expect(elsewhere.location.pathname).toBe('/portal/audit-log')
})
