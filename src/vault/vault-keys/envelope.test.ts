import { randomBytes, randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { decrypt, encrypt, parseWrappedDataKey, unwrapDataKey, type WrappedDataKey, wrapDataKey } from './envelope.ts'

const newKey = () => ({ id: randomUUID(), key: randomBytes(32) })
const environmentId = 'environment_1'
const dataKey = randomBytes(32)

function wrapped(keys = [newKey(), newKey()]) {
  const bytes = wrapDataKey(dataKey, keys, { environmentId, dataKeyId: randomUUID() })
  return { keys, bytes, parsed: parseWrappedDataKey(bytes) as WrappedDataKey }
}

test('[T-3] [T-7] a data key opens with all of its keys in their order, and in its environment, even where another has the same keys', () => {
  const { keys, parsed } = wrapped()

  expect(parsed.keyIds).toEqual(keys.map(({ id }) => id))
  expect(unwrapDataKey(parsed, keys, environmentId)).toEqual(dataKey)
  expect(unwrapDataKey(parsed, keys, 'environment_2')).toBeUndefined()
  expect(unwrapDataKey(parsed, keys.toReversed(), environmentId)).toBeUndefined()
  expect(unwrapDataKey(parsed, keys.slice(1), environmentId)).toBeUndefined()
})

test('[T-7] bytes of another version, number of keys or length are no wrapped data key', () => {
  const { bytes } = wrapped()
  const withByte = (at: number, value: number) =>
    Buffer.concat([bytes.subarray(0, at), Buffer.from([value]), bytes.subarray(at + 1)])
  const header = (count: number) =>
    Buffer.concat([bytes.subarray(0, 17), Buffer.from([count]), randomBytes(16 * count)])
  const ofCount = (count: number) => Buffer.concat([header(count), randomBytes(32 + 28 * count)])

  expect(parseWrappedDataKey(ofCount(10))?.keyIds).toHaveLength(10)
  for (const other of [
    withByte(0, 2),
    ofCount(0),
    ofCount(11),
    Buffer.concat([bytes, Buffer.from([0])]),
    bytes.subarray(0, -1),
    Buffer.alloc(0),
  ])
    expect(parseWrappedDataKey(other)).toBeUndefined()
})

test('[T-7] a tag that was cut short authenticates nothing', () => {
  const [key, bound] = [randomBytes(32), Buffer.from('a purpose')]
  const sealed = encrypt(key, Buffer.alloc(0), bound)

  expect(decrypt(key, sealed, bound)).toHaveLength(0)
  for (const length of [4, 8, 12, 15]) expect(() => decrypt(key, sealed.subarray(0, 12 + length), bound)).toThrow()
})
