import type { System } from '#platform/context.ts'
import { defineCron } from '#platform/jobs/define-job.ts'
import { continueRotation, removeReplacedKeys } from '#platform/key-rotation/index.ts'

/** Less than a minute, so that runs do not overlap. */
const runMs = 45_000

/** Continues what `gatehouse keys rotate` has begun, wherever it was interrupted. */
export const continueKeyRotation = defineCron({
  name: 'continue_key_rotation',
  schedule: '* * * * *',
  run: continueUntil,
})

export const removeReplacedDataKeys = defineCron({
  name: 'remove_replaced_data_keys',
  schedule: '41 3 * * *',
  run: removeReplacedKeys,
})

async function continueUntil(system: System): Promise<void> {
  const ends = performance.now() + runMs
  while (performance.now() < ends) {
    const rotation = await continueRotation(system)
    if (rotation === undefined) return
    if (rotation.state === 'stored')
      system.log.info(
        { version: rotation.version, restored: rotation.restored, left_over: rotation.left_over },
        'everything is stored under the new keys of the database',
      )
  }
}
