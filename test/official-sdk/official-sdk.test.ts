import { WorkOS } from '@workos-inc/node'
import { expect, test } from 'vitest'
import { recordOf } from '#platform/records.ts'
import { operations } from '../../src/catalog.ts'
import { operationFinder } from '../contract/find-operation.ts'
import { startServer } from '../server.ts'
import { type SdkMethod, sendingMethods } from './methods.ts'
import { sampleArguments } from './sample-arguments.ts'

interface Answer {
  method: string
  path: string
  status: number
  /** The code of an error. */
  code: unknown
}

const server = await startServer()
const answers: Answer[] = []
const client = new WorkOS(server.apiKey, {
  apiHostname: 'localhost',
  port: Number(new URL(server.url).port),
  https: false,
  clientId: server.clientId,
  fetchFn: async (input, init) => {
    const response = await fetch(input, init)
    const body: unknown = await response
      .clone()
      .json()
      .catch(() => undefined)
    const { code } = recordOf(body)
    answers.push({
      method: init?.method ?? 'GET',
      path: new URL(String(input)).pathname,
      status: response.status,
      code,
    })
    return response
  },
})
const argumentsOf = sampleArguments()
const findOperation = operationFinder(operations)

const methods = sendingMethods(client).map((method) => [`${method.area}.${method.name}`, method] as const)

test.each(methods)('%s of the official SDK reaches its operation', async (_name, method) => {
  const sent = await send(method)

  expect(sent.length, 'the method sent nothing').toBeGreaterThan(0)
  expect(
    sent.filter((each) => !hasRoute(each)),
    'requests without an operation',
  ).toEqual([])
})

/** Calls the method with one form of its arguments after the other, until it sends something. */
async function send({ area, name, call }: SdkMethod): Promise<Answer[]> {
  const before = answers.length
  for (const args of argumentsOf(area, name)) {
    // Ids and texts are made up, so most calls are refused. It counts who refuses them: the operation, or the router.
    await call(args).catch(() => undefined)
    if (answers.length > before) break
  }
  return answers.slice(before)
}

function hasRoute({ method, path, status, code }: Answer): boolean {
  return findOperation(method, path) !== undefined && status !== 405 && status < 500 && code !== 'route_not_found'
}
