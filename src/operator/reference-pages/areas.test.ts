import { expect, onTestFinished, test } from 'vitest'
import { isPageOrFile } from '#platform/http/openapi/openapi.ts'
import { areaGroupsOf } from '#platform/http/reference-area.ts'
import { startOwnServer, startServer } from '#test/server.ts'
import { introduce } from './introduction.ts'

const { operations } = (await startServer()).app
const areas = areaGroupsOf(operations).flatMap((group) => group.areas)

test('every operation of the reference belongs to an area', () => {
  const without = operations.filter((operation) => operation.area === undefined && !isPageOrFile(operation))
  expect(without.map(({ id }) => id)).toEqual([])
})

test('areas have names of their own, and follow one of their group', () => {
  const names = areas.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  for (const { name, group, after } of areas) {
    const others = areas.filter((other) => other.group === group && other.name !== name)
    if (after !== undefined) expect(others.map((other) => other.name)).toContain(after)
  }
})

test('each area is described in one sentence', () => {
  for (const { description } of areas) expect(description).toMatch(/^[A-Z][^.]*\.$/)
})

test('the introduction names no operation that is not served', () => {
  const named = [...introduce('http://localhost:4100', undefined).matchAll(/`([A-Z]+) (\/[^`]+)`/g)]
  expect(named.length).toBeGreaterThan(0)
  const served = operations.map(({ method, path }) => `${method} ${path}`)
  for (const [, method, path] of named) expect(served).toContain(`${method} ${path}`)
})

test('production tells no one its key', async () => {
  const server = await startOwnServer({ config: { development: false } })
  onTestFinished(() => server.close())
  for (const path of ['/docs', '/openapi.json'])
    expect(await (await fetch(server.url + path)).text()).not.toContain('sk_test_default')
})
