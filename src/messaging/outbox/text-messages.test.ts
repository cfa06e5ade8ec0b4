import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { startOwnServer } from '#test/server.ts'

const secret = 'a secret of the operator'

/** What an operator sends text messages with: refuses the first `refusals` with a status, then keeps them. */
async function startReceiver(refusals: number, status: number) {
  const received: { body: string; signature: string }[] = []
  let tries = 0
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString()
    })
    request.on('end', () => {
      tries += 1
      if (tries > refusals) received.push({ body, signature: String(request.headers['gatehouse-signature']) })
      response.writeHead(tries > refusals ? 204 : status).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/sms`,
    received,
    tries: () => tries,
  }
}

async function start(url: string) {
  const server = await startOwnServer({ secrets: { sms: { url, secret } } })
  onTestFinished(() => server.close())
  return async () => {
    const { body } = await server.api.post<{ id: string }>('/auth/factors/enroll', {
      type: 'sms',
      phone_number: '+14155550123',
    })
    return server.api.post(`/auth/factors/${body.id}/challenge`, {})
  }
}

test('a text message is posted once, signed, after a receiver that refused for now; the request did not wait', async () => {
  const receiver = await startReceiver(1, 503)
  const challenge = await start(receiver.url)

  expect((await challenge()).status).toBe(201)

  await expect.poll(() => receiver.received.length, { timeout: 30_000 }).toBe(1)
  const [{ body, signature } = { body: '', signature: '' }] = receiver.received
  expect(JSON.parse(body)).toEqual({ to: '+14155550123', text: expect.stringMatching(/^\d{6} is your Test code\. /) })
  const [, time, mac] = /^t=(\d+), v1=([0-9a-f]{64})$/.exec(signature) ?? []
  expect(mac).toBe(createHmac('sha256', secret).update(`${time}.${body}`).digest('hex'))
})

test('a message that the receiver refuses for good is not sent again', async () => {
  const receiver = await startReceiver(1, 400)
  const challenge = await start(receiver.url)
  await challenge()
  await expect.poll(() => receiver.tries(), { timeout: 30_000 }).toBe(1)

  await challenge()

  await expect.poll(() => receiver.received.length, { timeout: 30_000 }).toBe(1)
  expect(receiver.tries()).toBe(2)
})
