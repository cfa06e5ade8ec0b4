import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findStale, writeFiles } from './generated-file.ts'

let root: string

beforeAll(async () => {
  root = `${await mkdtemp(join(tmpdir(), 'gatehouse-generated-'))}/`
})

afterAll(() => rm(root, { recursive: true }))

test('a file that is missing or differs is stale, and written once', async () => {
  const files = [{ path: 'docs/reference/a.md', content: 'one\n' }]
  expect(await findStale(files, root)).toEqual(files)
  expect(await writeFiles(files, root)).toEqual(['docs/reference/a.md'])
  expect(await readFile(`${root}docs/reference/a.md`, 'utf8')).toBe('one\n')
  expect(await findStale(files, root)).toEqual([])
  const { mtimeMs } = await stat(`${root}docs/reference/a.md`)
  expect(await writeFiles(files, root)).toEqual([])
  expect((await stat(`${root}docs/reference/a.md`)).mtimeMs).toBe(mtimeMs)
  const changed = [{ path: 'docs/reference/a.md', content: 'two\n' }]
  expect(await findStale(changed, root)).toEqual(changed)
})
