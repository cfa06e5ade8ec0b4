import type { Command } from './command.ts'
import { logCommand } from './operator-log.ts'

const imports = () => import('#imports/index.ts')

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
      const rows = report.kinds.reduce((sum, kind) => sum + kind.rows, 0)
      await logCommand(system, `import ${name}`, { type: 'environment', id: environmentId }, { rows })
      return
    }
    const request = readRequest(name, words)
    const system = await open()
    const { ctx, report } = await importInto(system, request, print)
    if (report.faults.length > 0) process.exitCode = 1
    if (request.isDryRun) return
    const target = { type: 'environment', id: ctx.environmentId }
    await logCommand(system, `import ${request.source.name}`, target, report.tallies.toJSON())
  },
}
