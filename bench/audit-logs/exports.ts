import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { CleanUp } from '../kit/clean-up.ts'
import { startGatehouse } from '../kit/gatehouse.ts'
import type { Stage } from '../kit/stage.ts'
import type { World } from '../kit/world.ts'
import type { Usage } from '../probe.ts'
import { end, largeLog, yearMs } from './fill.ts'

export interface ExportResult {
  format: string
  events: number
  seconds: number
  /** Of the file, in MB. */
  size: number
  /** The most resident memory of Gatehouse, in MB. */
  memory: number
}

interface Export {
  id: string
  state: string
  event_count: number
}

/** Has the whole log written into a file of each format, by a server that has done nothing else. */
export async function measureExports(stage: Stage, { apiKey }: World, cleanUp: CleanUp): Promise<ExportResult[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'gatehouse-bench-files-'))
  cleanUp.later(() => rm(dataDir, { recursive: true, force: true }))
  const gatehouse = await startGatehouse(stage.programs, { ...stage.settings, GATEHOUSE_DATA_DIR: dataDir })
  cleanUp.later(() => gatehouse.child.stop())
  const call = async (method: string, path: string, body?: object): Promise<Export> => {
    const answer = await fetch(`http://localhost:${gatehouse.port}${path}`, {
      method,
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
    return (await answer.json()) as Export
  }

  const results: ExportResult[] = []
  for (const format of ['csv', 'ndjson']) {
    const began = performance.now()
    const range = {
      range_start: new Date(end - yearMs).toISOString(),
      range_end: new Date(end).toISOString(),
    }
    let written = await call('POST', '/audit_logs/exports', { organization_id: largeLog, format, ...range })
    let memory = 0
    while (written.state === 'pending') {
      await delay(100)
      const { rss } = await gatehouse.child.ask<Usage>('usage')
      memory = Math.max(memory, rss / 1e6)
      written = await call('GET', `/audit_logs/exports/${written.id}`)
    }
    const seconds = (performance.now() - began) / 1_000
    if (written.state !== 'ready') throw new Error(`The export ended as ${written.state}.\n${gatehouse.child.output()}`)
    const size = await sizeOf(dataDir, written.id)
    results.push({ format, events: written.event_count, seconds, size: size / 1e6, memory })
  }
  return results
}

async function sizeOf(folder: string, id: string): Promise<number> {
  const name = (await readdir(folder, { recursive: true })).find((each) => each.includes(id))
  return name === undefined ? 0 : (await stat(join(folder, name))).size
}
