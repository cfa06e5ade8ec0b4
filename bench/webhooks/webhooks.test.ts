import { afterAll, expect, test } from 'vitest'
import { createCleanUp } from '../kit/clean-up.ts'
import { smokeSupplies } from '../kit/smoke-supplies.ts'
import { passes, runWebhookBench, show } from './index.ts'

const cleanUp = createCleanUp()
afterAll(() => cleanUp.run())

test('the bench of webhooks runs and has a figure for everything', { timeout: 90_000 }, async () => {
  const figures = await runWebhookBench({ smoke: true, supplies: smokeSupplies }, cleanUp)

  for (const { what, value } of figures) expect([what, Number.isFinite(value) && value > 0]).toEqual([what, true])
  expect(figures.filter(({ bar }) => bar !== undefined)).toHaveLength(3)
  expect(show(figures).split('\n')).toHaveLength(figures.length + 1)
})

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
