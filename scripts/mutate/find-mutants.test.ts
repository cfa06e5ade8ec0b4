import { expect, test } from 'vitest'
import { findMutants } from './find-mutants.ts'
import { instrument } from './instrument.ts'
import { oneLine } from './mutant.ts'
import { switchOfProcess } from './mutant-switch.ts'

const changes = (source: string) =>
  findMutants(source).map(({ start, end, replacement }) => [oneLine(source.slice(start, end)), oneLine(replacement)])

test('conditions, comparisons, operators, values and calls are changed', () => {
  expect(changes('if (a < b) f(c)')).toEqual([
    ['a < b', 'true'],
    ['a < b', 'false'],
    ['a < b', '((a) <= (b))'],
    ['a < b', '((a) >= (b))'],
    ['f(c)', 'undefined'],
  ])
  expect(changes('const x = !a && b ?? "text"')).toEqual([
    ['!a && b ?? "text"', '((!a && b) && ("text"))'],
    ['!a && b', '((!a) || (b))'],
    ['!a', 'a'],
    ['"text"', "''"],
  ])
  expect(changes('const { a = b.c } = d?.e')).toEqual([
    ['b.c', 'undefined'],
    ['d?.e', 'd.e'],
  ])
  // A method keeps what it is called on, and all of a chain is skipped where there is nothing.
  expect(changes('const a = b?.c.map(d)')).toEqual([['b?.c.map(d)', 'b.c.map(d)']])
  expect(changes('const f = (a) => a.filter(g)')).toEqual([
    ['a.filter(g)', 'undefined'],
    ['a.filter(g)', 'a'],
  ])
  expect(changes('for (const a of b) { c = [a] }')).toEqual([
    ['', 'continue'],
    ['[a]', '[]'],
  ])
})

test('imports, types and names of members are left alone', () => {
  expect(changes("import { a } from 'b'; type C = 'd'; interface E { f: true }; const g: 'h' = i as 'j'")).toEqual([])
  expect(changes("const a = { 'b-c': d }")).toEqual([["{ 'b-c': d }", '{}']])
})

test('a statement is changed within, what is interpolated too', () => {
  const select = (rest: string) => `sql\`select a from b ${rest}\``
  const interpolated = ['$', '{d ?? e}'].join('')
  const whole = select(`where c = ${interpolated} and f for update`)
  expect(changes(whole)).toEqual([
    [whole, select('where true and f for update')],
    [whole, select(`where c = ${interpolated} and true for update`)],
    [whole, select(`where c = ${interpolated} and f `)],
    ['d ?? e', '((d) && (e))'],
  ])
})

const source = `
const add = (a, b) => (a > b ? a + b : 0)
const log = []
const note = (text) => {
  log.push(text)
}
note(add(3, 2))
`
/** What the source gives with one of its mutants, or none. */
function run(on?: number): unknown {
  switchOfProcess().turnOn(on)
  const mutants = findMutants(source).map((mutant, id) => ({ ...mutant, id }))
  const result = new Function(`${instrument(source, mutants)}; return log`)()
  switchOfProcess().turnOn(undefined)
  return result
}

test('an instrumented source does what it did, or what the mutant that is on does, and tells what was reached', () => {
  const mutants = findMutants(source)
  expect(run()).toEqual([5])
  const by = (kind: string, replacement: string) =>
    mutants.findIndex((mutant) => mutant.kind === kind && mutant.replacement === replacement)

  expect(run(by('a sum is a difference', '((a) - (b))'))).toEqual([1])
  expect(run(by('a condition has one answer', 'false'))).toEqual([0])
  expect(run(by('nothing is done', 'return'))).toEqual([])
  switchOfProcess().takeReached()
  run()
  expect(switchOfProcess().takeReached().sort()).toEqual([...mutants.keys()].sort())
})
