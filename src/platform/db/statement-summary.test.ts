import { expect, test } from 'vitest'
import { summaryOf } from './statement-summary.ts'

test.each([
  ['select id from users where id = $1 for update', 'select users'],
  ['insert into events (environment_id, id) values ($1, $2)', 'insert events'],
  ['insert into a (id) select id from b on conflict (id) do update set id = excluded.id', 'insert a, b'],
  ['with taken as (delete from waiting returning id) update events set a = 1 from taken', 'delete waiting, events'],
  ['select u.id from unnest($1::text[]) asked (id) join users u using (id)', 'select users'],
  ['select gatehouse_jobs.enqueue($1::text)', 'select gatehouse_jobs.enqueue'],
  ['select 1 from a join b on true join c on true join d on true', 'select a, b, c'],
  ["select 'a secret from input' = $1", 'select'],
])('%s is named %s', (text, name) => {
  expect(summaryOf(text)).toBe(name)
})
