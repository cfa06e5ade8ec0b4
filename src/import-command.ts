import type { Command } from './command.ts'
import type { System } from './platform/context.ts'

const imports = () => import('./imports/index.ts')

/** `gatehouse import SOURCE FILE…`. */
export const importCommand: Command = {
  argument: 'SOURCE FILE… [--dry-run] [OPTIONS]',
  about: [
    'moves users in from another product with their passwords, second factors, organizations, roles and connections.',
    'Without a SOURCE, lists them. gatehouse import SOURCE --help explains one',
  ],
  async help(name) {
    const { describeSource, describeSources, findSource, gatehouseSource } = await imports()
    if (name === gatehouseSource.name) return describeSource(gatehouseSource)
    return name === undefined || name.startsWith('-') ? describeSources() : describeSource(findSource(name))
  },
  async run({ open }, name, print, words) {
    const { gatehouseSource, importGatehouse, importInto, readRequest } = await imports()
    if (name === gatehouseSource.name) {
      const system = await open()
      const { environmentId, isDryRun, report } = await importGatehouse(system, words, print)
      if (report.faults.length > 0) process.exitCode = 1
      if (isDryRun || report.wasThere) return
      await keep(system, name, environmentId, { rows: report.kinds.reduce((sum, { rows }) => sum + rows, 0) })
      return
    }
    const request = readRequest(name, words)
    const system = await open()
    const { ctx, report } = await importInto(system, request, print)
    if (report.faults.length > 0) process.exitCode = 1
    if (request.isDryRun) return
    await keep(system, request.source.name, ctx.environmentId, report.tallies.toJSON())
  },
}

/** In the log of operators. */
async function keep(system: System, source: string, id: string, after: Record<string, unknown>): Promise<void> {
  const [{ ensureOperatorsEnvironment }, { keepCommand }] = await Promise.all([
    import('./console/operators/index.ts'),
    import('./console/operator-log/index.ts'),
  ])
  const operators = await ensureOperatorsEnvironment(system)
  await keepCommand(operators, `import ${source}`, { type: 'environment', id }, after)
}
