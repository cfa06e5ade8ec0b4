import { expect, test } from 'vitest'
import { literal } from './literal.ts'
import { sql } from './sql.ts'

test('a value of a list is part of the text, and nothing else can be', () => {
  const { text, values } = sql`select 1 where state = ${literal(['started', 'failed'], 'failed')} and id = ${'x'}`

  expect([text, values]).toEqual([`select 1 where state = 'failed' and id = $1`, ['x']])
  expect(() => literal(['started'], `x' or true --` as 'started')).toThrow('not one of a list')
  expect(() => literal([`it's`], `it's`)).toThrow('not one of a list')
})
