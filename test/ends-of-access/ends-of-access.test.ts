import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { startWorld } from './people.ts'
import { underWay } from './under-way.ts'
import { ways } from './ways.ts'

const world = await startWorld()
const table = readTable()

test('the guide says of everything that can be under way what becomes of it', () => {
  expect([...table.keys()]).toEqual(Object.keys(underWay))
  for (const [column] of ways) for (const row of table.values()) expect(row).toHaveProperty([column])
})

// Each thing gets a person of its own, so that one of them is not the reason why another ends.
test.each(ways)('[A-5] %s: %s', { timeout: 300_000 }, async (column, _name, end) => {
  const outcomes = await Promise.all(
    Object.entries(underWay).map(async ([name, begin]) => {
      const person = await world.person()
      const finish = await begin(world, person)
      await end(world, person)
      return [name, await finish()] as const
    }),
  )

  const expected = [...table].map(([name, row]) => [name, row[column]])
  expect(Object.fromEntries(outcomes)).toEqual(Object.fromEntries(expected))
})

/** The table of the guide: what becomes of each thing, by the column. */
function readTable(): Map<string, Record<string, string>> {
  const guide = readFileSync(new URL('../../docs/guides/end-access.md', import.meta.url), 'utf8')
  const [, section = ''] = guide.split('## What is under way')
  const lines = section.split('\n').filter((line) => line.startsWith('| '))
  const [head = [], , ...rows] = lines.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
  return new Map(
    rows
      .slice(0, Object.keys(underWay).length)
      .map(([name = '', ...cells]) => [name, Object.fromEntries(cells.map((cell, i) => [head[i + 1] ?? '', cell]))]),
  )
}
