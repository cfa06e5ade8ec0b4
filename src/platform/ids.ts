import { randomBytes, randomFillSync } from 'node:crypto'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Makes ids of the form `<prefix>_<ULID>`. */
export type NewId = (prefix: string) => string

/**
 * Makes the prefix for the ids of one statement. Eight more digits, such as hexadecimal ones, complete each id. They
 *   sort after all ids that this process made before and before all that it makes later.
 */
export type NewIdBlock = (prefix: string) => string

export interface IdMaker {
  newId: NewId
  newIdBlock: NewIdBlock
}

/**
 * An id maker whose ids sort in the order of creation within this process: two ids of the same millisecond differ by
 *   an increment of the random part, and when the clock steps back, the last time is kept. Across processes, the order
 *   is that of the clocks.
 */
export function createIdMaker(now: () => Date): IdMaker {
  const ulids = createUlids(now)
  return {
    newId: (prefix) => `${prefix}_${ulids.next()}`,
    newIdBlock: (prefix) => `${prefix}_${ulids.nextBlock()}`,
  }
}

/** A maker of bare ULIDs: 10 characters of milliseconds, 16 of randomness, upper-case Crockford base 32. */
export function createUlidMaker(now: () => Date): () => string {
  return createUlids(now).next
}

function createUlids(now: () => Date) {
  let lastTime = -1
  let random: number[] = []
  const next = () => {
    const time = Math.max(now().getTime(), lastTime)
    if (time === lastTime) increment(random)
    else random = randomDigits()
    lastTime = time
    return encodeTime(time) + encodeDigits(random)
  }
  const nextBlock = () => {
    next()
    // Changes the digits before the block, so that they differ from those of earlier and later ids.
    random.fill(31, -blockDigits)
    const first = next()
    random.fill(31, -blockDigits)
    return first.slice(0, -blockDigits)
  }
  return { next, nextBlock }
}

const blockDigits = 8

/** A random Crockford string: 5 bits a character, from the operating system's generator. */
export function randomCrockford(length: number): string {
  let text = ''
  for (const byte of randomBytes(length)) text += alphabet[byte & 31]
  return text
}

/** The smallest ULID of a moment: with a prefix, a lower bound for ids made then or later. */
export function ulidFloor(time: Date): string {
  return `${encodeTime(time.getTime())}0000000000000000`
}

/** When an id was made, in milliseconds; `undefined` for a text that doesn't end in a ULID. */
export function timeOfId(id: string): Date | undefined {
  const [, digits] = /([0-7][0-9A-HJKMNP-TV-Z]{9})[0-9A-HJKMNP-TV-Z]{16}$/.exec(id) ?? []
  if (digits === undefined) return undefined
  return new Date([...digits].reduce((time, digit) => time * 32 + alphabet.indexOf(digit), 0))
}

function encodeTime(time: number): string {
  let rest = time
  let text = ''
  for (let i = 0; i < 10; i++) {
    text = alphabet[rest % 32] + text
    rest = Math.floor(rest / 32)
  }
  return text
}

function encodeDigits(digits: number[]): string {
  let text = ''
  for (const digit of digits) text += alphabet[digit]
  return text
}

function randomDigits(): number[] {
  if (nextRandom === randomPool.length) {
    randomFillSync(randomPool)
    nextRandom = 0
  }
  const digits: number[] = []
  // The first digit keeps its top bit clear, so that 2^79 increments fit into one millisecond.
  for (let i = 0; i < 16; i++) digits.push((randomPool[nextRandom++] ?? 0) & (i === 0 ? 15 : 31))
  return digits
}

/** A system call for each id would cost more than everything else. Not used for secrets. */
const randomPool = Buffer.alloc(16 * 256)
let nextRandom = randomPool.length

function increment(digits: number[]): void {
  for (let i = digits.length - 1; i >= 0; i--) {
    const digit = digits[i] ?? 0
    digits[i] = (digit + 1) & 31
    if (digit < 31) return
  }
}

/**
 * An id of this process as a UUID of version 7 (RFC 9562 §5.7), for objects whose official ids are UUIDs: the same time and
 * order, and 74 of the 80 random bits.
 */
export function toUuid(id: string): string {
  const bits = ulidBits(id)
  const [time, random] = [bits >> 80n, bits & ((1n << 80n) - 1n)]
  const [high, low] = [(random >> 62n) & 0xfffn, random & ((1n << 62n) - 1n)]
  const hex = ((time << 80n) | (7n << 76n) | (high << 64n) | (2n << 62n) | low).toString(16).padStart(32, '0')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** The 128 bits of the ULID in which an id ends, in 32 hexadecimal digits. */
export function ulidHex(id: string): string {
  return ulidBits(id).toString(16).padStart(32, '0')
}

function ulidBits(id: string): bigint {
  let bits = 0n
  for (const digit of id.slice(-26)) bits = (bits << 5n) | BigInt(alphabet.indexOf(digit))
  return bits
}
