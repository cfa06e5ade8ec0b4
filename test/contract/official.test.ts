import { Type } from 'typebox'
import { expect, test } from 'vitest'
import type { Operation } from '#platform/http/operation.ts'
import { compareEvent, compareOperation } from './compare.ts'
import { show } from './difference.ts'
import { officialApi } from './digest.ts'
import { componentsOf, type OfficialOperation } from './official.ts'
import type { Schema } from './schema.ts'

const api = officialApi()

test('the digest has the 212 operations and 111 events of the official description', () => {
  expect([api.operations.size, api.events.size]).toEqual([212, 111])
})

test('the official description does not differ from itself', () => {
  const differences: string[] = []
  for (const official of api.operations.values()) {
    const found = compareOperation(asOurs(official), api).differences
    differences.push(...found.map((difference) => `${official.id} ${show(difference)}`))
  }
  for (const [name, event] of api.events) {
    const { data = {} } = event.properties as { data?: Schema }
    const found = compareEvent({ name, data: Type.Unsafe(selfContained(data)) }, api).differences
    differences.push(...found.map((difference) => `${name} ${show(difference)}`))
  }
  expect(differences).toEqual([])
})

/** An official operation in the notation of ours. */
function asOurs(official: OfficialOperation): Operation {
  const [status = 0, body] = [...official.responses].find(([documented]) => documented < 400) ?? []
  const parameters = (place: 'query' | 'path') => {
    const here = official.parameters.filter((parameter) => parameter.in === place)
    const required = here.filter((parameter) => parameter.required).map(({ name }) => name)
    return selfContained({
      type: 'object',
      properties: Object.fromEntries(here.map(({ name, schema }) => [name, schema])),
      required,
    })
  }
  return {
    id: official.id,
    method: official.method,
    path: official.path,
    summary: '',
    surface: 'api',
    access: 'api_key',
    idempotency: 'replay',
    query: parameters('query'),
    params: parameters('path'),
    ...(official.body === undefined ? {} : { body: selfContained(official.body) }),
    success: { status, ...(body === undefined ? {} : { body: selfContained(body) }) },
    errors: [],
    handler: async () => undefined,
  }
}

function selfContained(schema: Schema): Schema {
  return { ...schema, ...componentsOf(api) }
}
