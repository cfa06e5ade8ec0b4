import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { pidFile, readPidFile } from './pid-file.ts'

const whole = '4711\n/data/cluster\n1796000000\n5432\n/run/gatehouse\n\n  12345 6\nready   \n'

test('a file that a server is just writing says no more than its whole lines', async () => {
  const cluster = await mkdtemp(join(tmpdir(), 'gatehouse-pid-file-'))
  onTestFinished(() => rm(cluster, { recursive: true }))
  const folders = new Set<string | undefined>()

  for (let length = 0; length <= whole.length; length++) {
    await writeFile(pidFile(cluster), whole.slice(0, length))
    folders.add((await readPidFile(cluster))?.socketFolder)
  }

  expect([...folders]).toEqual([undefined, '/run/gatehouse'])
  expect(await readPidFile(cluster)).toMatchObject({ pid: 4711, ready: true })
})
