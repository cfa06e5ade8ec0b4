import { userInfo } from 'node:os'
import type { Context } from '#platform/context.ts'
import { keepEntry, type Target } from './entry.ts'

/** Records what a command of `gatehouse` has changed, in the name of the user of the machine. */
export function keepCommand(
  ctx: Context,
  action: string,
  target: Target,
  after?: Record<string, unknown>,
): Promise<void> {
  const { username } = userInfo()
  return ctx.transaction(async (tx) => {
    keepEntry(tx, {
      action,
      occurredAt: tx.now().toISOString(),
      actor: { type: 'command_line', id: username, name: username },
      targets: [target],
      location: 'command line',
      changes: after === undefined ? {} : { after },
    })
  })
}
