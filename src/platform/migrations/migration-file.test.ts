import { expect, test } from 'vitest'
import { parseMigration } from './migration-file.ts'
import { isOlderRelease } from './releases.ts'

test('a file is one transaction, whatever it contains', () => {
  const text = '-- Rooms.\n-- Oldest release: 0.1.0, which reads no rooms.\ncreate table a (); create table b ();\n'

  expect(parseMigration('0001_a.sql', text)).toEqual({
    name: '0001_a.sql',
    oldestRelease: '0.1.0',
    reason: 'which reads no rooms',
    steps: [{ kind: 'transaction', text }],
  })
})

test('statements of a file outside a transaction are told apart, with semicolons in quotes, bodies and comments', () => {
  const { steps } = parseMigration(
    '0001_a.sql',
    `-- Outside a transaction.
-- Oldest release: 0.1.0.
-- First; of all.
insert into a values ('it''s; one', "b;c");
do $body$ begin perform 1; end $body$;
/* A; comment. */
create unique index concurrently a_b on a using gin (lower(b) gin_trgm_ops) where b is not null;
drop index concurrently if exists a_c;
create index a_d on a (d);
-- In batches of a by environment_id, id.
update a set c = 1 where {batch}
`,
  )

  expect(steps).toEqual([
    { kind: 'transaction', text: expect.stringMatching(/^-- Outside[\s\S]*values \('it''s; one', "b;c"\)$/) },
    { kind: 'transaction', text: 'do $body$ begin perform 1; end $body$' },
    {
      kind: 'index',
      text: expect.stringContaining('create unique index'),
      unique: true,
      index: 'a_b',
      table: 'a',
      rest: ' using gin (lower(b) gin_trgm_ops) where b is not null',
    },
    { kind: 'concurrent', text: 'drop index concurrently if exists a_c' },
    { kind: 'transaction', text: 'create index a_d on a (d)' },
    { kind: 'batches', text: expect.stringContaining('{batch}'), table: 'a', columns: ['environment_id', 'id'] },
  ])
})

test.each([
  ['-- Oldest release 0.1\ncreate table a ()', 'write the line as'],
  ['create table a ();\n-- Oldest release: 0.1.0.\n', 'above the first statement'],
  ['-- Outside a transaction.\nupdate a set b = 1 where {batch};', 'need each other'],
  ['-- Outside a transaction.\n-- In batches of a by id.\nupdate a set b = 1;', 'need each other'],
  [
    '-- Outside a transaction.\ncreate index concurrently if not exists a_b on a (b);',
    'create index concurrently NAME',
  ],
  ['-- Outside a transaction.\ncreate index concurrently on a (b);', 'create index concurrently NAME'],
  ['-- Outside a transaction.\nselect 0;\nselect 1;\nselect 1;', 'a statement twice'],
])('a file that cannot be followed is refused: %j', (text, message) => {
  expect(() => parseMigration('0001_a.sql', text)).toThrow(message)
})

test.each([
  ['0.9.2', '0.10.0', true],
  ['0.10.0', '0.9.2', false],
  ['1.0.0', '1.0.0', false],
  ['1.0.0-beta.1', '1.0.0', false],
  ['0.1.9', '1.0.0', true],
])('%s is older than %s: %s', (release, than, isOlder) => {
  expect(isOlderRelease(release, than)).toBe(isOlder)
})
