import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const root = new URL('../../../', import.meta.url)

test.each(['oauth-security', 'openid-conformance', 'shared-signals', 'fapi'])(
  'every test that docs/%s.md names is there',
  (name) => {
    const page = readFileSync(new URL(`docs/${name}.md`, root), 'utf8')
    const named = [...page.matchAll(/`(src\/[^`]+\.test\.tsx?)` (.*?)(?=<br>| \|$)/gm)]
    expect(named.length).toBeGreaterThan(15)

    const missing = named.filter(([, path = '', title = '']) => {
      const file = new URL(path, root)
      return !existsSync(file) || !readFileSync(file, 'utf8').includes(title)
    })
    expect(missing.map(([, path, title]) => `${path} ${title}`)).toEqual([])
  },
)

test('the page about conformance has every module that is walked, and no other', () => {
  const page = readFileSync(new URL('docs/openid-conformance.md', root), 'utf8')
  const listed = [...page.matchAll(/^\| (oidcc-[\w-]+) \|/gm)].map(([, module]) => module)
  const walk = readFileSync(new URL('src/hosted-sign-in/connect/openid-conformance.test.ts', root), 'utf8')
  const walked = [...walk.matchAll(/'(oidcc-[\w%-]+)'/g)].map(([, module = '']) => module)

  const isWalked = (module = '') => walked.some((each) => new RegExp(`^${each.replace('%s', '[\\w-]+')}$`).test(module))
  expect(listed.filter((module) => !isWalked(module))).toEqual([])
  expect(walked.filter((each) => !each.includes('%s') && !listed.includes(each))).toEqual([])
  expect(new Set(listed).size).toBe(listed.length)
})
