import type { Bench } from '../benches/bench.ts'
import { gatehouseOf } from './contenders.ts'
import type { LoadSize } from './load-types.ts'
import type { Processes } from './processes.ts'
import type { Profile } from './profiler.ts'
import { sourceOf } from './sources.ts'

/** Loads Gatehouse alone under V8's sampling profiler and says where its processor time went. */
export async function profileBench(processes: Processes, bench: Bench, load: LoadSize): Promise<string> {
  const { child, run } = gatehouseOf(processes, bench)
  const texts: string[] = []
  for (const { label } of bench.cases) {
    await run(label, load)
    await child.ask('start profile')
    const { requests } = await run(label, load)
    const profile = await child.ask<Profile>('stop profile')
    texts.push(`${bench.name}, ${label}\n\n${describe(profile, requests)}`)
  }
  return texts.join('\n')
}

/**
 * Busy microseconds a request: by part of the program; by the innermost function of the product that was running, with all
 * that it called in libraries; and of single functions themselves. What waits for the processor counts too, so shares
 * tell more than times.
 */
function describe({ nodes, samples = [], timeDeltas = [] }: Profile, requests: number): string {
  const places = locate(nodes)
  const byPart = new Map<string, number>()
  const byOurs = new Map<string, number>()
  const byFunction = new Map<string, number>()
  let busy = 0
  samples.forEach((id, i) => {
    const place = places.get(id)
    if (place === undefined || place.name.startsWith('(idle)')) return
    const micros = timeDeltas[i] ?? 0
    busy += micros
    add(byPart, place.part, micros)
    add(byOurs, place.ours, micros)
    add(byFunction, place.name, micros)
  })
  const top = (times: Map<string, number>, count: number) =>
    [...times]
      .sort(([, a], [, b]) => b - a)
      .slice(0, count)
      .map(([name, micros]) => {
        const share = ((100 * micros) / busy).toFixed(1)
        return `  ${(micros / requests).toFixed(1).padStart(7)} µs ${share.padStart(5)} %  ${name}`
      })
      .join('\n')
  const all = `  ${(busy / requests).toFixed(1).padStart(7)} µs in all`
  return `${all}\n\n${top(byPart, 25)}\n\n${top(byOurs, 30)}\n\n${top(byFunction, 40)}\n`
}

interface Place {
  name: string
  part: string
  ours: string
}

function locate(nodes: Profile['nodes']): Map<number, Place> {
  const parents = new Map(nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node.id] as const)))
  const places = new Map<number, Place>()
  // A node comes after its parent.
  for (const { id, callFrame } of nodes) {
    const { file, line } = sourceOf(callFrame)
    const name = `${callFrame.functionName || '(anonymous)'}  ${file}:${line}`
    const part = partOf(file) ?? callFrame.functionName
    const outer = places.get(parents.get(id) ?? Number.NaN)
    const ours = file.startsWith('src/') ? name : (outer?.ours ?? outsideOf(part))
    // Called by node itself: charged to the outermost library, such as the one that reads from a socket.
    const isUncharged = outer !== undefined && outer.ours === outsideOf('node') && part.startsWith('node_modules/')
    places.set(id, { name, part, ours: isUncharged ? outsideOf(part) : ours })
  }
  return places
}

function outsideOf(part: string): string {
  return part.startsWith('node_modules/') ? `outside: ${part}` : 'outside: node'
}

/** `node_modules/pg`, `node:internal/streams`, `src/platform/http` and so on; nothing for what V8 itself does. */
function partOf(file: string): string | undefined {
  if (file === '') return undefined
  const inModules = /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0]
  return (
    inModules ??
    file
      .split('/')
      .slice(0, file.startsWith('node:') ? 2 : 3)
      .join('/')
  )
}

function add(times: Map<string, number>, name: string, micros: number): void {
  times.set(name, (times.get(name) ?? 0) + micros)
}
