import { expect, test } from 'vitest'
import { passes } from './index.ts'

test('a figure passes on the right side of its bar', () => {
  const figure = { what: 'x', value: 5, unit: '' }
  expect([
    passes(figure),
    passes({ ...figure, bar: { atLeast: 5 } }),
    passes({ ...figure, bar: { atMost: 5 } }),
  ]).toEqual([true, true, true])
  expect([passes({ ...figure, bar: { atLeast: 6 } }), passes({ ...figure, bar: { atMost: 4 } })]).toEqual([
    false,
    false,
  ])
})
