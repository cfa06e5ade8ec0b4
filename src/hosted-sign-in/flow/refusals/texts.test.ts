import { expect, test } from 'vitest'
import { locales } from '#platform/locale.ts'
import { texts } from '../../texts/index.ts'

test.each(locales)('%s says one minute as well as several', (locale) => {
  const { tooManyAttempts } = texts.flow.refusals({ locale })

  expect(tooManyAttempts(1)).toContain('1')
  expect(tooManyAttempts(5)).toContain('5')
})
