import type { Usage } from '../probe.ts'
import { type Child, startChild } from './child.ts'
import { type Gatehouse, startGatehouse } from './gatehouse.ts'
import type { Programs } from './programs.ts'
import type { Stage } from './stage.ts'

/** The processes of a run. Benches that share them follow one another. */
export interface Processes {
  gatehouse: Gatehouse
  load: Child
  bareServer: { child: Child; port: number }
  oidcProvider: { child: Child; port: number }
  /** Started when a bench first needs it. */
  argon2(): Child
  /** What Gatehouse used when it was ready and had served nothing. */
  idle: Usage
  stop(): Promise<void>
}

export async function startProcesses({ programs, settings, worlds }: Stage): Promise<Processes> {
  const started: Child[] = []
  const start = (name: string, program: Parameters<Programs>[0]) => {
    const child = startChild(name, programs(program), settings)
    started.push(child)
    return child
  }
  const stop = async () => {
    await Promise.all(started.map((child) => child.stop()))
  }
  try {
    const load = start('The load generator', 'bench/load')
    const bare = start('The bare server', 'bench/bare-server')
    const provider = start('oidc-provider', 'bench/oidc-provider-server')
    const gatehouse = await startGatehouse(programs, settings)
    started.push(gatehouse.child)
    for (const world of worlds) await load.ask('add world', world)
    // The first is the one that benches use.
    await provider.ask('serve', worlds[0])
    let argon2: Child | undefined
    return {
      gatehouse,
      load,
      bareServer: { child: bare, port: await bare.ask<number>('port') },
      oidcProvider: { child: provider, port: await provider.ask<number>('port') },
      argon2() {
        argon2 ??= start('The argon2 rate', 'bench/argon2-rate')
        return argon2
      },
      idle: await gatehouse.child.ask<Usage>('usage'),
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}
