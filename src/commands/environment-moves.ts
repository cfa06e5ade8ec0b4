import { parseArgs } from 'node:util'
import type { Round } from '#operator/environment-moves/index.ts'
import { ConfigError } from '#platform/config-error.ts'
import type { System } from '#platform/context.ts'
import type { Command } from './command.ts'
import { logCommand } from './operator-log.ts'

const moves = () => import('#operator/environment-moves/index.ts')
const environments = () => import('#environment/environments/index.ts')

const moveUsage =
  'Use it as: gatehouse environments move ID --to CLUSTER, --back or --undo (see gatehouse environments list)'
const forgetUsage = 'Use it as: gatehouse environments forget ID (see gatehouse environments list)'

/** `gatehouse environments move` and `forget`. */
export const environmentMoveCommands: Record<string, Command> = {
  'environments move': {
    argument: 'ID --to CLUSTER|--back|--undo',
    about: [
      'moves an environment to another cluster of DATABASES while servers run; its writes are refused for some seconds.',
      '--back: to where it was before. --undo: ends a move that was killed, without the other cluster. A move that was',
      'killed goes on when it is called again',
    ],
    async run({ open, openClusters }, id, print, words) {
      const wanted = readWords(id, words)
      const { environmentId } = wanted
      const { AlreadyMoved, findLeftBehind, goBack, moveEnvironment } = await moves()
      const { findPlacement } = await environments()
      const main = await open()
      const placement = await findPlacement(main, environmentId)
      const clusters = wanted.undo ? await openClusters(placement.cluster) : await openClusters()
      const source = required(clusters.find(placement.cluster), placement.cluster)
      if (wanted.undo) {
        await goBack({ environmentId, source, target: undefined, main })
        print(`${environmentId} is in the cluster ${placement.cluster}, and takes writes.`)
        await logCommand(
          main,
          'environments move',
          { type: 'environment', id: environmentId },
          { cluster: placement.cluster },
        )
        return
      }
      const targetName = wanted.to ?? (await findLeftBehind(clusters.all(), environmentId, placement.cluster))
      const target = required(clusters.find(targetName), targetName)
      try {
        const report = await moveEnvironment({ environmentId, source, target, targetName, main }, progressOf(print))
        const rows = report.tables.reduce((sum, table) => sum + table.rows, 0)
        print(
          `${environmentId} is in the cluster ${targetName} now: ${rows.toLocaleString('en')} rows of ${report.tables.length} tables, equal by count and digest, and ${report.jobs} jobs.`,
        )
        const { drained, copied } = report.heldUntilMs
        print(
          `Writes were refused for ${seconds(report.heldMs)}: ${seconds(drained)} until what was under way had ended, ${seconds(copied - drained)} to copy the rest, and ${seconds(report.heldMs - copied)} to switch.`,
        )
        print(
          `Its rows in ${placement.cluster} are kept, where nothing uses them: gatehouse environments move ${environmentId} --back, or gatehouse environments forget ${environmentId}`,
        )
      } catch (error) {
        if (!(error instanceof AlreadyMoved)) throw error
        print(error.message)
      }
      await logCommand(main, 'environments move', { type: 'environment', id: environmentId }, { cluster: targetName })
    },
  },
  'environments forget': {
    argument: 'ID',
    about: ['deletes what an environment that moved to another cluster left behind, also of an unfinished move'],
    async run({ openClusters }, id, print) {
      if (id === undefined || id.startsWith('-')) throw new ConfigError(forgetUsage)
      const clusters = await openClusters()
      const { forgetEnvironment, hasRemains } = await moves()
      const { main } = clusters
      let deleted = 0
      for (const system of clusters.all()) {
        const { cluster } = system
        if (!(await hasRemains(system, id))) continue
        deleted += await forgetEnvironment({ environmentId: id, system, cluster, main })
      }
      print(`Deleted ${deleted.toLocaleString('en')} rows that ${id} left behind.`)
      await logCommand(main, 'environments forget', { type: 'environment', id })
    },
  },
}

function readWords(id: string | undefined, words: readonly string[]) {
  const options = { to: { type: 'string' }, back: { type: 'boolean' }, undo: { type: 'boolean' } } as const
  try {
    const { to, back = false, undo = false } = parseArgs({ args: [...words], options }).values
    const chosen = [to !== undefined, back, undo].filter(Boolean).length
    if (id !== undefined && !id.startsWith('-') && chosen === 1) return { environmentId: id, to, undo }
  } catch {
    // An option that there is not.
  }
  throw new ConfigError(moveUsage)
}

function required(system: System | undefined, name: string): System {
  if (system !== undefined) return system
  throw new ConfigError(
    `There is no cluster ${name}, or it does not answer. Check DATABASES, and see gatehouse doctor.`,
  )
}

const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`

/** Says what a move is at. */
function progressOf(print: (line: string) => void) {
  return {
    onRound({ compared, changed, tookMs }: Round) {
      const what = [
        ...(compared.tables > 0 ? [`all rows of ${compared.tables} tables`] : []),
        ...(compared.rows > 0 ? [`${compared.rows.toLocaleString('en')} rows that were written since`] : []),
      ]
      if (what.length > 0)
        print(`Compared ${what.join(' and ')} in ${seconds(tookMs)}, and copied ${changed.toLocaleString('en')}.`)
    },
    onStep(step: string) {
      if (step === 'closing') print('No job and no delivery begins until the environment has moved.')
      if (step === 'draining') print('Writes are refused from now on.')
      if (step === 'settled') print('Writes are taken again. All rows are compared as they were when it moved.')
    },
  }
}
