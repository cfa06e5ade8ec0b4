import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { read, root } from './repository.ts'

test('each standard that is listed names tests that exist, and says why it leaves out what it leaves out', () => {
  const rows = [...read('docs/standards.md').matchAll(/^\| (?!standard \||---)(.+) \|$/gm)].map(([, row = '']) =>
    row.split('|').map((cell) => cell.trim()),
  )
  expect(rows.length).toBeGreaterThan(40)

  for (const [standard = '', served, leftOut, heldBy = '', ...more] of rows) {
    const named = [...heldBy.matchAll(/`([^`]+\.test\.ts)`/g)].map(([, path = '']) => path)
    expect(named.length, `${standard} names no test`).toBeGreaterThan(0)
    expect(
      named.filter((path) => !existsSync(join(root, path))),
      standard,
    ).toEqual([])
    expect([served, leftOut].join(''), `${standard} is neither served nor left out for a reason`).not.toBe('')
    expect(more, `${standard} has more cells than its table`).toEqual([])
  }
})
