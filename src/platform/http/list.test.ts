import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDatabase } from '#test/database.ts'
import { createRandom } from '#test/samples.ts'
import { type Database, openDatabase } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { defined } from '../defined.ts'
import { createIdMaker } from '../ids.ts'
import { type ListQuery, readPage } from './list.ts'

interface Row {
  id: string
  color: string
}

const orders = ['desc', 'asc', 'normal'] as const
const { newId } = createIdMaker(() => new Date())
let db: Database

beforeAll(async () => {
  db = openDatabase({ url: await createDatabase(), applicationName: 'list test' })
  await db.run(sql`create table things (id text collate "C" primary key, color text not null)`)
})
afterAll(() => db.close())

async function store(rows: readonly Row[]): Promise<void> {
  await db.run(sql`truncate things`)
  for (const { id, color } of rows) await db.run(sql`insert into things (id, color) values (${id}, ${color})`)
}

function page(query: Partial<ListQuery>, color?: string) {
  return readPage<Row>(
    db,
    { limit: 10, order: 'desc', ...query },
    {
      select: sql`select id, color from things`,
      where: [color === undefined ? undefined : sql`color = ${color}`],
      id: sql`id`,
      prefix: 'thing',
    },
  )
}

/** The list as a reader sees it, in memory: what a page must be cut from. */
function listInOrder(rows: readonly Row[], order: ListQuery['order'], color?: string): Row[] {
  const matching = rows.filter((row) => color === undefined || row.color === color)
  return matching.sort((a, b) => (a.id < b.id === (order === 'asc') ? -1 : 1))
}

/** `normal` is newest first with the cursors swapped: `before` continues to older rows, `after` returns to newer ones. */
function cursors(order: ListQuery['order'], onward: string | undefined, backward: string | undefined) {
  const [after, before] = order === 'normal' ? [backward, onward] : [onward, backward]
  return defined({ after, before })
}

test('[I-3] every page is the cut of the list that its cursors name, and its own cursors are null exactly at the ends', async () => {
  const random = createRandom(7)
  for (let round = 0; round < 12; round++) {
    const rows = Array.from({ length: random.pick([0, 1, 2, 5, 23]) }, () => ({
      id: newId('thing'),
      color: random.pick(['red', 'green']),
    }))
    await store(random.shuffle(rows))
    for (let i = 0; i < 60; i++) {
      const order = random.pick(orders)
      const color = random.pick([undefined, 'red'])
      const limit = random.pick([1, 2, 3, 10, 100])
      const list = listInOrder(rows, order, color)
      // Bounds are rows of the list, the ends for "not given".
      const onwardAt = random.integer(list.length + 1) - 1
      const backwardAt = random.pick([list.length, random.integer(list.length + 1)])
      const onward = list[onwardAt]?.id
      const backward = list[backwardAt]?.id
      const between = list.slice(onwardAt + 1, Math.max(backwardAt, onwardAt + 1))
      const isReadBackwards = onward === undefined && backward !== undefined
      const expected = isReadBackwards ? between.slice(-limit) : between.slice(0, limit)

      const { rows: got, before, after } = await page({ order, limit, ...cursors(order, onward, backward) }, color)

      expect(got).toEqual(expected)
      if (onward !== undefined && backward !== undefined) continue
      const [first, last] = [expected[0], expected.at(-1)]
      const back = first !== undefined && first !== list[0] ? first.id : null
      const on = last !== undefined && last !== list.at(-1) ? last.id : null
      expect(order === 'normal' ? [after, before] : [before, after]).toEqual([back, on])
    }
  }
})

test.each(orders)('[I-3] walking pages in order %s visits every row once, forth and back', async (order) => {
  const random = createRandom(11)
  const rows = Array.from({ length: 47 }, () => ({ id: newId('thing'), color: 'red' }))
  await store(random.shuffle(rows))
  const ids = listInOrder(rows, order).map((row) => row.id)

  for (const limit of [1, 2, 7, 46, 47, 48, 100]) {
    const forth: string[] = []
    let onward: string | undefined
    let last: Row[] = []
    do {
      const { rows: got, before, after } = await page({ order, limit, ...cursors(order, onward, undefined) })
      last = got
      forth.push(...got.map((row) => row.id))
      expect(forth.length).toBeLessThanOrEqual(ids.length)
      expect(got).not.toEqual([])
      onward = (order === 'normal' ? before : after) ?? undefined
    } while (onward !== undefined)
    expect(forth).toEqual(ids)

    const back = last.map((row) => row.id)
    let backward = back[0] === ids[0] ? undefined : back[0]
    while (backward !== undefined) {
      const { rows: got, before, after } = await page({ order, limit, ...cursors(order, undefined, backward) })
      back.unshift(...got.map((row) => row.id))
      expect(back.length).toBeLessThanOrEqual(ids.length)
      expect(got).not.toEqual([])
      backward = (order === 'normal' ? after : before) ?? undefined
    }
    expect(back).toEqual(ids)
  }
})

test.each(orders)('[I-3] a walk in order %s goes on when the row of its cursor was deleted', async (order) => {
  const rows = Array.from({ length: 20 }, () => ({ id: newId('thing'), color: 'red' }))
  await store(rows)
  const ids = listInOrder(rows, order).map((row) => row.id)
  const seen: string[] = []
  let onward: string | undefined
  do {
    const { rows: got, before, after } = await page({ order, limit: 3, ...cursors(order, onward, undefined) })
    seen.push(...got.map((row) => row.id))
    expect(seen.length).toBeLessThanOrEqual(ids.length)
    expect(got).not.toEqual([])
    onward = (order === 'normal' ? before : after) ?? undefined
    if (onward !== undefined) await db.run(sql`delete from things where id = ${onward}`)
  } while (onward !== undefined)

  expect(seen).toEqual(ids)
})

test('[I-3] rows that are added while someone reads do not shift the pages', async () => {
  const rows = Array.from({ length: 6 }, () => ({ id: newId('thing'), color: 'red' }))
  await store(rows)
  const ids = listInOrder(rows, 'desc').map((row) => row.id)

  const { rows: one, after } = await page({ limit: 3 })
  await db.run(sql`insert into things (id, color) values (${newId('thing')}, 'red')`)
  const { rows: two } = await page({ limit: 3, ...(after === null ? {} : { after }) })

  expect([...one, ...two].map((row) => row.id)).toEqual(ids)
})

test('[I-3] ids that a seed file made up are cursors too', async () => {
  const rows = ['thing_alice', 'thing_bob', 'thing_the-third'].map((id) => ({ id, color: 'red' }))
  await store(rows)

  const { rows: one, after } = await page({ order: 'asc', limit: 1 })
  const { rows: rest } = await page({ order: 'asc', after: after ?? '' })

  expect([...one, ...rest]).toEqual(rows)
})

test.each([
  '',
  'thing_',
  'x',
  'org_01J00000000000000000000000',
  'thing_01J00000000000000000000000\n',
  ' thing_01J00000000000000000000000',
  'thing_é',
  `thing_${'1'.repeat(101)}`,
  `thing_01J00000000000000000000000' or true`,
  'thing_%',
])('[I-3] the cursor %j is refused, before and after alike', async (cursor) => {
  for (const field of ['before', 'after']) {
    await expect(page({ [field]: cursor })).rejects.toMatchObject({
      definition: { status: 422 },
      details: { errors: [{ field, code: `${field}_not_a_cursor` }] },
    })
  }
})
