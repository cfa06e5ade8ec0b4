import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const root = new URL('../../../', import.meta.url)

test('every test that the page about RFC 9700 names is there', () => {
  const page = readFileSync(new URL('docs/oauth-security.md', root), 'utf8')
  const named = [...page.matchAll(/`(src\/[^`]+\.test\.tsx?)` (.*?)(?=<br>| \|$)/gm)]
  expect(named.length).toBeGreaterThan(30)

  const missing = named.filter(([, path = '', title = '']) => {
    const file = new URL(path, root)
    return !existsSync(file) || !readFileSync(file, 'utf8').includes(title)
  })
  expect(missing.map(([, path, title]) => `${path} ${title}`)).toEqual([])
})
