import { endSwitch, isPresent, type Placement } from '#environment/environments/index.ts'
import { findCarriedTables } from './carried-tables.ts'
import type { Move } from './check-move.ts'
import type { Sides } from './copy-table.ts'
import { goBack } from './go-back.ts'
import { findStage } from './guard.ts'
import { tidy } from './tidy.ts'

/** Goes back to a safe step after a move that was killed, or forward if the environment has arrived. */
export async function recover(move: Move, sides: Sides, placement: Placement): Promise<void> {
  const { environmentId, main, targetName } = move
  if (placement.cluster === targetName) return
  if (placement.state === 'switching' && (await isPresent(sides.target, environmentId))) {
    await endSwitch(main, environmentId, targetName)
    await tidy(sides, await findCarriedTables(move.target))
    throw new AlreadyMoved(`${environmentId} had arrived in ${targetName}, and is there now.`)
  }
  if ((await findStage(sides.source, environmentId)) !== undefined) await goBack(move)
}

/** The move that was killed had come to its end but for its last step, which is done now. */
export class AlreadyMoved extends Error {}
