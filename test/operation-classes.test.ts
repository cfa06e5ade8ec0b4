import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Operation } from '#platform/http/operation.ts'
import { catalog } from '../src/catalog.ts'
import { classOf, ownMembers, platformMembers } from './operation-classes.ts'

// The suites over the catalog try what the platform decides once for each class of operation. These tests hold that up: what
// makes a class is all that the platform reads of a definition, and no request reaches a handler by another way.

const { operations } = catalog
const src = new URL('../src/', import.meta.url)
const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !/\.(test|fixture)\.tsx?$/.test(path))
  .map((path) => ({ path, text: readFileSync(new URL(path, src), 'utf8') }))

test('a definition has no member of which it is unknown whether it makes a class', () => {
  const known: readonly string[] = [...ownMembers, ...platformMembers]

  for (const operation of operations) expect(Object.keys(operation).filter((name) => !known.includes(name))).toEqual([])
})

describe.each(platformMembers.map((member) => [member]))('%s', (member) => {
  const values: Record<(typeof platformMembers)[number], readonly [unknown, unknown]> = {
    method: ['GET', 'PUT'],
    surface: ['api', 'oauth'],
    access: ['api_key', 'public'],
    refuseBody: [undefined, () => undefined],
    form: [undefined, true],
    text: [undefined, { mediaType: 'text/plain', member: 'text' }],
    bodyLimit: [undefined, 7],
    idempotency: ['none', 'replay'],
    onlyReads: [undefined, true],
    repeatable: [undefined, true],
    beginsAtOnce: [undefined, true],
    cors: [undefined, 'any'],
    admits: [undefined, true],
    rateLimit: [undefined, { name: 'some' }],
    guessLimit: [undefined, { name: 'some' }],
    startLimit: [undefined, { name: 'some' }],
    commits: [undefined, 'each'],
  }

  test('tells classes apart', () => {
    const [operation] = operations
    const [left, right] = values[member].map((value) => classOf({ ...operation, [member]: value } as Operation))

    expect(left).not.toBe(right)
  })
})

test('requests come to handlers through the one server of the catalog, and nothing else adds a route, a hook or a parser', () => {
  const adding = /\.(route|addHook|addContentTypeParser|setErrorHandler|setNotFoundHandler|register)\(/
  const found = sources.filter(({ text }) => /from 'fastify'/.test(text) && adding.test(text)).map(({ path }) => path)

  const others = found.filter((path) => !path.startsWith('platform/http/server/'))
  // Traces of requests are begun and ended by hooks, which change no answer. With several clusters, others take a request to the next one.
  expect(others.sort()).toEqual(['platform/clusters/passing-on.ts', 'platform/http/tracing.ts'])
})
