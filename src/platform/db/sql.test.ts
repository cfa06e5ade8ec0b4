import { afterAll, expect, test } from 'vitest'
import { createDatabase } from '#test/database.ts'
import { createRandom, type Random } from '#test/samples.ts'
import { openDatabase } from './database.ts'
import { all, nothing, type SqlValue, type Statement, sql } from './sql.ts'

/** What a template came from: its texts, and between them values or further templates. */
interface Template {
  texts: string[]
  holes: (SqlValue | Template)[]
}

test('[I-4] statements nested in any way number their parameters through and keep every value out of the text', () => {
  const random = createRandom(4)
  const tagged = createTag()

  for (let round = 0; round < 2_000; round++) {
    const template = randomTemplate(random, 4)
    const { texts, values } = flatten(template)
    const statement = tagged(template)

    expect(statement.text).toBe(texts.reduce((text, part, i) => `${text}$${i}${part}`))
    expect(statement.values).toEqual(values)
    expect(statement.text).not.toContain('evil')
  }
})

test('[I-4] values come back as they went in, whatever SQL they hold', async () => {
  const values = [`'; drop table organizations; --`, '$1', '%_\\', '"', '\u2028', '👩‍🚀', '', '\\x00', "E'\\''"]
  const list = values.map((value) => sql`${value}::text`)
  const row = list.reduce((left, right) => sql`${left}, ${right}`)

  expect(await db.one(sql`select array[${row}] as values`)).toEqual({ values })
})

test('conditions are joined by and, an or inside one stays there; none at all is true', () => {
  expect(all([]).text).toBe('true')
  expect(all([undefined, undefined]).text).toBe('true')
  const conditions = all([sql`a = ${1}`, undefined, sql`b = ${2} or c = ${3}`])
  expect([conditions.text, conditions.values]).toEqual(['(a = $1) and (b = $2 or c = $3)', [1, 2, 3]])
  expect(sql`select 1${nothing}`.text).toBe('select 1')
})

test('a text is prepared under one name, another text under another', () => {
  const name = (id: string, filter: Statement) => sql`select ${id} where ${filter}`.name

  expect(name('a', sql`x = ${1}`)).toBe(name('b', sql`x = ${2}`))
  expect(name('a', sql`x = ${1}`)).not.toBe(name('a', sql`y = ${1}`))
})

const database = await createDatabase()
const db = openDatabase({ url: database, applicationName: 'sql test' })
afterAll(() => db.close())

function randomTemplate(random: Random, depth: number): Template {
  const holes = Array.from({ length: random.integer(4) }, () =>
    depth > 0 && random.integer(3) === 0 ? randomTemplate(random, depth - 1) : randomValue(random),
  )
  return { texts: Array.from({ length: holes.length + 1 }, () => random.pick(['', ' a ', 'b', ' = '])), holes }
}

function randomValue(random: Random): SqlValue {
  return random.pick<SqlValue>(['evil', `'; evil --`, '$1 evil', 7, true, null, ['evil', 'evil'], { evil: 'evil' }])
}

function isTemplate(hole: SqlValue | Template): hole is Template {
  return typeof hole === 'object' && hole !== null && 'holes' in hole
}

/** Calls the tag as the compiler does: always with the same array for the same place, whatever fills its holes. */
function createTag(): (template: Template) => Statement {
  const places = new Map<string, TemplateStringsArray>()
  return function tagged({ texts, holes }: Template): Statement {
    const place = JSON.stringify(texts)
    const strings: TemplateStringsArray = places.get(place) ?? Object.assign([...texts], { raw: texts })
    places.set(place, strings)
    return sql(strings, ...holes.map((hole) => (isTemplate(hole) ? tagged(hole) : hole)))
  }
}

/** The obvious way: the parts in their order, read off the tree. */
function flatten({ texts, holes }: Template): { texts: string[]; values: SqlValue[] } {
  const flat = { texts: [texts[0] ?? ''], values: [] as SqlValue[] }
  const append = (text: string) => flat.texts.push((flat.texts.pop() ?? '') + text)
  holes.forEach((hole, i) => {
    if (isTemplate(hole)) {
      const inner = flatten(hole)
      append(inner.texts[0] ?? '')
      flat.texts.push(...inner.texts.slice(1))
      flat.values.push(...inner.values)
    } else {
      flat.values.push(hole)
      flat.texts.push('')
    }
    append(texts[i + 1] ?? '')
  })
  return flat
}
