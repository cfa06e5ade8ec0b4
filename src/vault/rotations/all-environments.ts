import { inEnvironments, listEnvironments } from '#environment/environments/index.ts'
import type { Context, System } from '#platform/context.ts'
import { DomainError } from '#platform/http/errors.ts'
import type { RotationKind, RotationRow } from './schemas.ts'
import { listRotations, startRotation } from './service.ts'

/** Starts a rotation in every environment that has none, and returns a line with the result for each. */
export async function rotateVaults(system: System, kind: RotationKind): Promise<string[]> {
  return linesOfAll(system, async (ctx) => {
    try {
      return lineOf(ctx, await startRotation(ctx, kind))
    } catch (error) {
      if (error instanceof DomainError) return `${ctx.environmentId}  ${error.message}`
      throw error
    }
  })
}

/** The newest rotation of every environment, a line for each. */
export async function showRotations(system: System): Promise<string[]> {
  return linesOfAll(system, async (ctx) => {
    const { rows } = await listRotations(ctx, { limit: 1, order: 'desc' })
    return rows[0] === undefined ? `${ctx.environmentId}  none` : lineOf(ctx, rows[0])
  })
}

async function linesOfAll(system: System, lineOfOne: (ctx: Context) => Promise<string>): Promise<string[]> {
  const lines: string[] = []
  const environments = (await listEnvironments(system)).map(({ id }) => id)
  await inEnvironments(system, environments, async (ctx) => lines.push(await lineOfOne(ctx)))
  return lines
}

function lineOf({ environmentId }: Context, { kind, state, done, total, failed, error }: RotationRow): string {
  const faults = failed === 0 ? '' : `, ${failed} failed: ${error}`
  return `${environmentId}  ${kind}  ${state}  ${done} of ${total}${faults}`
}
