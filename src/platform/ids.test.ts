import { expect, test } from 'vitest'
import { createRandom } from '#test/samples.ts'
import { createIdMaker, createUlidMaker, randomCrockford, ulidFloor } from './ids.ts'

const moment = new Date('2026-03-01T12:00:00.123Z')

test('an id is a prefix and 26 characters of upper-case Crockford base 32', () => {
  const { newId } = createIdMaker(() => moment)

  for (let i = 0; i < 1_000; i++) expect(newId('org_domain')).toMatch(/^org_domain_[0-9A-HJKMNP-TV-Z]{26}$/)
})

test('ids of one millisecond differ and sort in the order in which they were made', () => {
  const ulid = createUlidMaker(() => moment)
  const made = Array.from({ length: 50_000 }, ulid)

  expect([...made].sort()).toEqual(made)
  expect(new Set(made).size).toBe(made.length)
})

test('ids sort in the order in which they were made while the clock jumps forth and back', () => {
  const random = createRandom(1)
  let time = moment.getTime()
  const ulid = createUlidMaker(() => new Date(time))
  const made = Array.from({ length: 20_000 }, () => {
    time += random.integer(2_001) - 1_000
    return ulid()
  })

  expect([...made].sort()).toEqual(made)
})

test('an id carries its time, so that the floor of a moment divides earlier from later ids', () => {
  const before = createUlidMaker(() => new Date(moment.getTime() - 1))()
  const at = createUlidMaker(() => moment)()

  expect(before < ulidFloor(moment)).toBe(true)
  expect(at >= ulidFloor(moment)).toBe(true)
  expect(ulidFloor(moment)).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}0{16}$/)
  expect(ulidFloor(new Date(0))).toBe('0'.repeat(26))
  // The example of the ULID specification.
  expect(ulidFloor(new Date(1_469_918_176_385)).slice(0, 10)).toBe('01ARYZ6S41')
})

test('the ids of a block sort behind those that were made before it and in front of those made later', () => {
  const random = createRandom(2)
  let time = moment.getTime()
  const { newId, newIdBlock } = createIdMaker(() => new Date(time))
  const block = () => {
    const base = newIdBlock('event')
    return [0, 1, 200_000, 0xffffffff].map((n) => base + n.toString(16).toUpperCase().padStart(8, '0'))
  }
  const made = Array.from({ length: 2_000 }, () => {
    time += random.integer(3) - 1
    return random.integer(2) === 0 ? newId('event') : block()
  }).flat()

  expect([...made].sort()).toEqual(made)
  expect(new Set(made).size).toBe(made.length)
  for (const id of made) expect(id).toMatch(/^event_[0-9A-HJKMNP-TV-Z]{26}$/)
})

test('makers of one moment do not make the same ids', () => {
  const made = Array.from({ length: 1_000 }, () => createUlidMaker(() => moment)())

  expect(new Set(made).size).toBe(made.length)
})

test('a random text uses the whole alphabet and nothing else', () => {
  const text = randomCrockford(20_000)

  expect(text).toHaveLength(20_000)
  expect([...new Set(text)].sort().join('')).toBe('0123456789ABCDEFGHJKMNPQRSTVWXYZ')
})
