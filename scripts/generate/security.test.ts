import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { securityFaults, securityPage } from './security-page.ts'
import { parsePage, parseRequirements } from './security-rules.ts'
import { findRuleTests, scanRuleTests } from './test-names.ts'

// Put together, so that the names below are not taken for tests that keep rules.
const call = (name: string, how = '') => `${'test'}${how}(${name}, async () => {})\n`
const namesIn = (source: string) => findRuleTests('a.test.ts', source).map(({ name, rules }) => [name, rules])

test('a test claims rules in brackets or before a colon, whatever the quotes', () => {
  expect(namesIn(call("'[A-4, A-5] reuse ends the session'"))).toEqual([
    ['[A-4, A-5] reuse ends the session', ['A-4', 'A-5']],
  ])
  expect(namesIn(call('"A-4: a key\'s reuse"'))).toEqual([["A-4: a key's reuse", ['A-4']]])
  expect(namesIn(call('`[T-1] without a key`'))).toEqual([['[T-1] without a key', ['T-1']]])
  expect(namesIn(call("'nothing is stored [U-12]'"))).toEqual([['nothing is stored [U-12]', ['U-12']]])
  expect(namesIn(call("'[E-2] an owner\\'s network'"))).toEqual([["[E-2] an owner's network", ['E-2']]])
})

test('tables of cases, suites and skipped tests have names too', () => {
  expect(namesIn(call("'[I-3] %s'", ".each([\n  ['a', 1],\n])"))).toEqual([['[I-3] %s', ['I-3']]])
  expect(namesIn(call("'[I-3] later'", '.skip'))).toEqual([['[I-3] later', ['I-3']]])
  expect(namesIn(`${'describe'}('[W-1] pages', () => {})`)).toEqual([['[W-1] pages', ['W-1']]])
})

test('names without a rule, and texts that are no names, claim nothing', () => {
  expect(namesIn(call("'a list [1, 2]'"))).toEqual([])
  expect(namesIn(call("'takes UTF-8: all of it'"))).toEqual([])
  expect(namesIn("const text = '[A-4] not a test'")).toEqual([])
})

test('only test files of the given folders are read', async () => {
  const root = await mkdtemp(join(tmpdir(), 'gatehouse-rules-'))
  try {
    await mkdir(join(root, 'src/deep/node_modules'), { recursive: true })
    await writeFile(join(root, 'src/deep/a.test.tsx'), call("'[A-1] one'"))
    await writeFile(join(root, 'src/deep/b.ts'), call("'[A-2] two'"))
    await writeFile(join(root, 'src/deep/node_modules/c.test.ts'), call("'[A-3] three'"))
    const found = await scanRuleTests(root, ['src', 'nowhere'])
    expect(found).toEqual([{ file: 'src/deep/a.test.tsx', name: '[A-1] one', rules: ['A-1'] }])
  } finally {
    await rm(root, { recursive: true })
  }
})

const requirements = [
  '# Security requirements',
  '- Compare secrets in constant time.',
  '## 3. Authorization server (`/token`)',
  'Standards: RFC 6749.',
  '- A-4 Refresh **tokens** | rotate, e.g. on every use. Reuse is refused.',
  '- A-5 Tokens need a membership',
  '## 5. Keys',
  '- T-1 Every operation answers 401. `x` too.',
].join('\n')
const rules = parseRequirements(requirements)
const tests = [{ file: 'src/a.test.ts', name: '[A-4] reuse', rules: ['A-4'] }]

test('rules are read with their section and first sentence', () => {
  expect(rules).toEqual([
    { id: 'A-4', section: 'Authorization server (`/token`)', says: 'Refresh tokens | rotate, e.g. on every use.' },
    { id: 'A-5', section: 'Authorization server (`/token`)', says: 'Tokens need a membership' },
    { id: 'T-1', section: 'Keys', says: 'Every operation answers 401. `x` too.' },
  ])
})

test('the page shows the tests of a rule and its gaps, and the rules can be read back from it', () => {
  const page = securityPage(rules, tests)
  expect(page).toContain('1 of 3 rules are named by a test.')
  expect(page).toContain('## Authorization server (`/token`) (1 of 2)')
  expect(page).toContain('| A-4 | Refresh tokens \\| rotate, e.g. on every use. | `src/a.test.ts` reuse |')
  expect(page).toContain('| T-1 | Every operation answers 401. `x` too. | **no test** |')
  expect(parsePage(page)).toEqual(rules)
})

test('a gap in a delivered area is a fault, one with a reason is not', () => {
  expect(securityFaults(rules, tests, [])).toEqual([])
  expect(securityFaults(rules, tests, [{ rules: 'A-4' }])).toEqual([])
  expect(securityFaults(rules, tests, [{ rules: 'A' }])).toEqual(['A-5 is declared delivered and no test names it.'])
  expect(securityFaults(rules, tests, [{ rules: 'A', except: { 'A-5': 'Memberships come later.' } }])).toEqual([])
})

test('an exception that is not needed, an unknown area and an unknown rule are faults', () => {
  expect(securityFaults(rules, tests, [{ rules: 'A-4', except: { 'A-4': 'Later.' } }])).toEqual([
    'A-4 has a test now: take it out of the exceptions.',
  ])
  expect(securityFaults(rules, tests, [{ rules: 'Z' }])).toEqual(['Z is declared delivered and is no rule.'])
  expect(securityFaults(rules, [{ file: 'b', name: '[A-99] x', rules: ['A-99'] }], [])).toEqual([
    'b: "[A-99] x" names A-99, which is no rule.',
  ])
})
