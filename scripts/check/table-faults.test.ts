import { expect, test } from 'vitest'
import { findTableFaults, type Owner } from './table-faults.ts'

// Three slices, the earlier ones below: rooms offers two columns of its table, keys nothing, guests reads.
const owners: Owner[] = [
  { folder: 'src/house/rooms', place: 0, tables: { rooms: { readable: ['id', 'floor'] }, beds: {} } },
  { folder: 'src/house/keys', place: 1, tables: { keys: {} } },
  { folder: 'src/people/guests', place: 2, tables: { guests: { readable: ['id'] } } },
]
const columns = new Map([
  ['rooms', new Set(['environment_id', 'id', 'floor', 'secret_door'])],
  ['guests', new Set(['environment_id', 'id', 'name', 'room_id'])],
])
const asOffered = 'const read = sql`select r.id, r.floor from rooms r`'

function faultsOf(source: string, path = 'src/people/guests/service.ts'): string[] {
  return findTableFaults(
    [
      { path, text: source },
      { path: 'src/people/guests/reads.ts', text: asOffered },
      { path: 'src/people/reads.ts', text: 'const read = sql`select g.id from guests g`' },
    ],
    owners,
    columns,
  )
}

test('what a slice offers is read by later slices, and its own tables are its own business', () => {
  const source = `
    const joined = sql\`
      select g.*, r.floor, r.environment_id from guests g left join rooms as r on r.id = g.room_id where name = 'x'\`
    const own = sql\`update guests set name = \${name} where id in (select r.id from rooms r)\`
    const lock = sql\`select r.id from rooms r order by r.id for update\``
  expect(faultsOf(source)).toEqual([])
})

test('a table that its slice offers to no one is not named elsewhere', () => {
  expect(faultsOf('\nsql`select 1 from beds b`')).toEqual([
    'src/people/guests/service.ts:2 names beds of src/house/rooms, which offers it to no one: use its index.ts.',
  ])
})

test('a column that is not offered is read by no way of writing it', () => {
  const refused = [
    'src/people/guests/service.ts:1 reads secret_door of rooms of src/house/rooms, which is not offered.',
  ]
  expect(faultsOf('sql`select r.secret_door from rooms r`')).toEqual(refused)
  expect(faultsOf('sql`select secret_door from rooms r`')).toEqual(refused)
  expect(faultsOf('sql`select g.id from guests g, rooms r where r.secret_door`')).toEqual(refused)
  expect(faultsOf('sql`select g.id from guests g join rooms r using (secret_door)`')).toEqual(refused)
  // In a part of the statement, and in a part that a declaration puts together.
  expect(faultsOf('list({ select: sql`select r.id from rooms r`, where: [sql`r.secret_door`] })')).toEqual(refused)
  expect(faultsOf('function list() { const open = sql`r.secret_door`; return from(sql`rooms r`, open) }')).toEqual(
    refused,
  )
})

test("another slice's table needs a short name, by which its columns are checked", () => {
  const refused = [
    'src/people/guests/service.ts:1 reads rooms of src/house/rooms without a short name, so its columns cannot be checked.',
  ]
  expect(faultsOf('sql`select id from rooms where floor = 1`')).toEqual(refused)
  expect(faultsOf('sql`select 1 from guests g join rooms on true`')).toEqual(refused)
})

test('an earlier slice does not read what a later one offers', () => {
  expect(faultsOf('sql`select g.id from guests g`', 'src/house/keys/service.ts')).toEqual([
    'src/house/keys/service.ts:1 names guests of src/people/guests, a later slice.',
  ])
})

test.each(['insert into rooms (id) values (1)', 'update rooms r set floor = 2', 'delete from rooms r'])(
  'only its slice changes a table: %s',
  (statement) => {
    expect(faultsOf(`sql\`${statement}\``)).toEqual([
      'src/people/guests/service.ts:1 changes rooms of src/house/rooms: only its slice may.',
    ])
  },
)

test('statements are found outside of templates too, and in files of no slice', () => {
  const refused = (path: string) => [`${path}:1 changes rooms of src/house/rooms: only its slice may.`]
  expect(faultsOf("writtenOut(['delete from rooms where id = ', ''], [id])")).toEqual(
    refused('src/people/guests/service.ts'),
  )
  expect(faultsOf('pool.query(`delete from rooms`)', 'src/main.ts')).toEqual(refused('src/main.ts'))
})

test('a column that no one else reads is not offered', () => {
  const unread = findTableFaults(
    [{ path: 'src/people/guests/service.ts', text: 'sql`select r.id from rooms r`' }],
    owners,
    columns,
  )
  expect(unread).toEqual([
    'src/house/rooms offers floor of rooms, which no other slice reads.',
    'src/people/guests offers id of guests, which no other slice reads.',
  ])
})
