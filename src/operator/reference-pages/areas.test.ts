import { expect, onTestFinished, test } from 'vitest'
import { startOwnServer, startServer } from '#test/server.ts'
import { areaGroups, areaOf, hostedPages } from './areas.ts'
import { introduce } from './introduction.ts'

const areas = areaGroups.flatMap((group) => group.areas)
const described = async () => {
  const { operations } = (await startServer()).app
  return operations.filter((operation) => areaOf(operation) !== hostedPages && !isPage(operation))
}
const isPage = ({ id, surface }: { id: string; surface: string }) =>
  /^gatehouse\.(docs|openapi)/.test(id) || (id.startsWith('gatehouse.') && surface === 'browser')

test('every operation of the reference belongs to exactly one area, and no area is empty', async () => {
  const operations = await described()
  for (const { path } of operations) {
    const found = areas.filter(({ paths }) => paths.some((each) => each.test(path))).map(({ name }) => name)
    expect([path, found]).toEqual([path, [expect.any(String)]])
  }
  const used = new Set(operations.map(areaOf))
  expect(areas.map(({ name }) => name).filter((name) => !used.has(name))).toEqual([])
})

test('each area is described in one sentence', () => {
  for (const { description } of areas) expect(description).toMatch(/^[A-Z][^.]*\.$/)
})

test('the introduction names no operation that is not served', async () => {
  const { operations } = (await startServer()).app
  const named = [...introduce('http://localhost:4100', undefined).matchAll(/`([A-Z]+) (\/[^`]+)`/g)]
  expect(named.length).toBeGreaterThan(0)
  const served = operations.map(({ method, path }) => `${method} ${path}`)
  for (const [, method, path] of named) expect(served).toContain(`${method} ${path}`)
})

test('production tells nobody its key', async () => {
  const server = await startOwnServer({ config: { development: false } })
  onTestFinished(() => server.close())
  for (const path of ['/docs', '/openapi.json'])
    expect(await (await fetch(server.url + path)).text()).not.toContain('sk_test_default')
})
