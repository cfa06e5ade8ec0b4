import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { read, root } from './repository.ts'

const [listed = '', drivenBy = ''] = read('docs/standards.md').split('\n## Driven by\n')

function rowsOf(markdown: string): string[][] {
  return [...markdown.matchAll(/^\| (?!---)(.+) \|$/gm)].map(([, row = '']) =>
    row.split('|').map((cell) => cell.trim()),
  )
}

test('each standard that is listed names tests that exist, and says why it leaves out what it leaves out', () => {
  const rows = rowsOf(listed).filter(([head]) => head !== 'standard')
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

test('what drives the standards is installed here, and the tests that it drives exist', () => {
  const { dependencies, devDependencies } = JSON.parse(read('package.json'))
  const [, ...rows] = rowsOf(drivenBy)
  expect(rows.length).toBeGreaterThan(8)

  for (const [standards, by = '', tests = ''] of rows) {
    const packages = [...by.replaceAll(/`npm run [^`]+`|`[^`]+` of Debian/g, '').matchAll(/`([^`]+)`/g)].map(
      ([, name = '']) => name,
    )
    expect(
      packages.filter((name) => !(name in { ...dependencies, ...devDependencies })),
      standards,
    ).toEqual([])
    const paths = [...tests.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path)
    expect(paths.length, standards).toBeGreaterThan(0)
    expect(
      paths.filter((path) => !existsSync(join(root, path))),
      standards,
    ).toEqual([])
  }
})
