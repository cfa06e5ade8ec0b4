import { expect, test } from 'vitest'
import { type Excuse, excusesOf, unexcused } from './apply-exceptions.ts'
import type { Aspect, Difference } from './difference.ts'

const difference = (pointer: string, aspect: Aspect): Difference => ({ pointer, aspect, official: '', ours: '' })
const entry = (of: string[], pointers: string[]) => ({ of, pointers, reason: 'A reason.' })

test('an exception excuses its pointer in its operations only, and is known to be used', () => {
  const excuses = excusesOf([], [entry(['A_list', 'A_get'], ['/200/id'])])
  const used = new Set<Excuse>()
  expect(unexcused('A_list', [difference('/200/id', 'type'), difference('/200/id/x', 'type')], excuses, used)).toEqual([
    difference('/200/id/x', 'type'),
  ])
  expect(unexcused('B_list', [difference('/200/id', 'type')], excuses, used)).toHaveLength(1)
  expect(excuses.filter((excuse) => !used.has(excuse))).toEqual([
    { of: 'A_get', pointer: '/200/id', isExtension: false },
  ])
})

test('a pointer that ends in /** excuses what lies below, not what begins alike', () => {
  const excuses = excusesOf([], [entry(['A'], ['/200/data/**'])])
  const left = (pointer: string) => unexcused('A', [difference(pointer, 'type')], excuses, new Set()).length
  expect(['/200/data', '/200/data/a/b', '/200/data[type=x]/a', '/200/dataset'].map(left)).toEqual([0, 0, 0, 1])
})

test('an extension excuses an optional member of ours and nothing else, an exception everything else', () => {
  const extensions = excusesOf([entry(['A'], ['/body/x'])], [])
  expect(unexcused('A', [difference('/body/x', 'extension')], extensions, new Set())).toEqual([])
  expect(unexcused('A', [difference('/body/x', 'undeclared')], extensions, new Set())).toHaveLength(1)
  const exceptions = excusesOf([], [entry(['A'], ['/body/x'])])
  expect(unexcused('A', [difference('/body/x', 'extension')], exceptions, new Set())).toHaveLength(1)
})
