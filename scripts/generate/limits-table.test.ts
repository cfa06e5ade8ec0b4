import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { loadConfig } from '#platform/config/load-config.ts'
import { requestLimits } from '#platform/config/request-limits.ts'
import { repository } from './generated-file.ts'
import { limitsTable, withLimitsTable } from './limits-table.ts'
import { guideOfLimits } from './pages.ts'

test('the guide has all limits of the code: what is counted, against what, how many, and by which setting', async () => {
  const guide = await readFile(repository + guideOfLimits, 'utf8')

  expect(guide).toBe(withLimitsTable(guide))
  for (const row of [
    '| requests without a valid management key, token of a directory or client secret | a network address, by each process | 6,000 in 60 s | `GATEHOUSE_ADDRESS_LIMIT` |',
    '| `DELETE /organizations/{id}` | an environment, by each process | none | `GATEHOUSE_ORGANIZATION_DELETE_LIMIT` |',
    '| wrong codes of devices | a network address, by each process | 10 in 60 s | fixed |',
    '| wrong codes | a second factor, whatever the challenge | 100 in a day | fixed |',
    '| tries | a code that was mailed or texted | 10 in its life | fixed |',
  ])
    expect(limitsTable().split('\n')).toContain(row)
})

test('every limit that the guide gives a setting is set by it, and stands among the settings to copy', async () => {
  const example = await readFile(`${repository}.env.example`, 'utf8')
  const settable = requestLimits().flatMap(({ name, setting }) => (setting === undefined ? [] : [{ name, setting }]))
  expect(settable.length).toBeGreaterThan(3)

  for (const { name, setting } of settable) {
    const { requestRates } = loadConfig({ [setting]: '7/3' }).config
    expect(requestRates).toMatchObject({ [name]: { limit: 7, windowSeconds: 3 } })
    expect(example).toContain(`#${setting}=`)
  }
})
