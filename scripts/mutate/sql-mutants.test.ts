import { expect, test } from 'vitest'
import { sqlChanges } from './sql-mutants.ts'

/** The statements that a statement is changed to, `?` for an interpolation. */
const changed = (text: string) =>
  sqlChanges(text.replaceAll('?', '\u0000')).map(({ start, end, replacement }) =>
    `${text.slice(0, start)}${replacement}${text.slice(end)}`.trim(),
  )

test('each condition always holds, each alternative never does', () => {
  expect(changed('select a from b join c on d = e where f = ? and (g or h) order by a')).toEqual([
    'select a from b join c on true where f = ? and (g or h) order by a',
    'select a from b join c on d = e where true and (g or h) order by a',
    'select a from b join c on d = e where f = ? and true order by a',
    'select a from b join c on d = e where f = ? and (false or h) order by a',
    'select a from b join c on d = e where f = ? and (g or false) order by a',
  ])
  expect(changed('a between ? and ? and b')).toEqual(['true and b', 'a between ? and ? and true'])
  expect(changed('? and id = ?')).toEqual(['? and true'])
})

test('each column that is set stays, each value that is inserted is left to its default', () => {
  expect(changed('update a set b = ?, c = coalesce(?, c) where d')).toEqual([
    'update a set b = ?, c = coalesce(?, c) where true',
    'update a set b = b, c = coalesce(?, c) where d',
    'update a set b = ?, c = c where d',
  ])
  expect(changed('insert into a (b, c) values (?, ?) on conflict (b) do nothing')).toEqual([
    'insert into a (b, c) values (default, ?) on conflict (b) do nothing',
    'insert into a (b, c) values (?, default) on conflict (b) do nothing',
    'insert into a (b, c) values (?, ?)',
  ])
})

test('locks, bounds, orders and tests for null are changed', () => {
  expect(changed('select a from b order by a desc limit 1 for update skip locked')).toEqual([
    'select a from b order by a desc limit 1',
    'select a from b order by a asc limit 1 for update skip locked',
    'select a from b order by a desc  for update skip locked',
  ])
  expect(changed('where a <= ? and b is null')).toEqual([
    'where true and b is null',
    'where a <= ? and true',
    'where a <= ? and b is not null',
    'where a < ? and b is null',
  ])
})
