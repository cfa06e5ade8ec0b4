import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { type BreachedPasswords, openBreachedPasswords } from './breached-passwords.ts'

const sha1 = (text: string) => createHash('sha1').update(text).digest('hex').toUpperCase()
const passwords = Array.from({ length: 600 }, (_, i) => `password ${i}`)
const hashes = passwords.map(sha1).sort()

async function write(content: string): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'breached-')), 'hashes.txt')
  await writeFile(path, content)
  return path
}

async function openFile(content: string): Promise<BreachedPasswords> {
  const opened = await openBreachedPasswords(await write(content))
  onTestFinished(() => opened.close())
  return opened
}

const formats: Record<string, (lines: string[]) => string> = {
  'hash:count, as the downloader writes it': (lines) =>
    lines.map((hash, i) => `${hash}:${(i * 7_919) % 1_000_003}`).join('\n'),
  'the same with Windows line ends': (lines) => lines.map((hash, i) => `${hash}:${i}\r\n`).join(''),
  'hashes alone': (lines) => `${lines.join('\n')}\n`,
  'hashes in lower case': (lines) => lines.map((hash) => `${hash.toLowerCase()}:1\n`).join(''),
  'padded lines': (lines) => lines.map((hash, i) => `${hash}:${i}`.padEnd(63)).join('\r\n'),
}

test.each(Object.entries(formats))('every password of a file is found, and no other: %s', async (_what, format) => {
  const breached = await openFile(format(hashes))

  const found = await Promise.all(passwords.map((password) => breached.includes(password)))
  expect(found.filter((isFound) => !isFound)).toEqual([])
  const others = Array.from({ length: 100 }, () => randomBytes(12).toString('hex'))
  expect(await Promise.all(others.map((password) => breached.includes(password)))).toEqual(others.map(() => false))
})

test.each([1, 2, 3, 4, 11, 12, 13])('files of %i lines are searched to both ends', async (count) => {
  const some = passwords.slice(0, count)
  const breached = await openFile(some.map(sha1).sort().join('\n'))

  for (const password of some) expect([password, await breached.includes(password)]).toEqual([password, true])
  for (const password of passwords.slice(count, 200)) expect(await breached.includes(password)).toBe(false)
})

test('a known hash: the most common password in the public list', async () => {
  const breached = await openFile('7C4A8D09CA3762AF61E59520943DC26494F8941B:37359195\n')

  expect(await breached.includes('123456')).toBe(true)
  expect(await breached.includes('1234567')).toBe(false)
})

test.each([
  ['an empty file', ''],
  ['passwords in plain', `${passwords.join('\n')}\n`],
  ['NTLM hashes', hashes.map((hash) => hash.slice(0, 32)).join('\n')],
  ['SHA-256 hashes', hashes.map((hash) => `${hash}${hash.slice(0, 24)}`).join('\n')],
])('%s cannot be opened', async (_what, content) => {
  await expect(openBreachedPasswords(await write(content))).rejects.toThrow('must have one SHA-1')
})

test('a file ordered otherwise, or that is not there, cannot be opened', async () => {
  await expect(openBreachedPasswords(await write([...hashes].reverse().join('\n')))).rejects.toThrow('must be sorted')
  await expect(openBreachedPasswords('/nowhere/hashes.txt')).rejects.toThrow('cannot be read')
})
