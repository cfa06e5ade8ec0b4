import { beforeEach, expect, test } from 'vitest'
import { ask, callsOf, isExpected } from './calls.ts'
import { startFurnished } from './furnished.ts'

const environment = await startFurnished()
const calls = callsOf(environment.servers[0].app.operations).filter(
  ({ operation, status }) => operation.success.body === undefined && status === undefined,
)

beforeEach(environment.rewind)

test.each(calls.map((call) => [call.name, call] as const))(
  '%s answers without content, and calls it neither JSON nor text',
  async (_name, call) => {
    const answer = await ask(environment, call, await call.prepare(environment))

    expect(isExpected(call, answer), answer.text).toBe(true)
    expect(answer.text).toBe('')
    expect(answer.headers).not.toHaveProperty('content-type')
  },
)
