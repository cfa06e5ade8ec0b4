import type { Command } from './command.ts'

const imports = () => import('./imports/index.ts')

/** `gatehouse import SOURCE FILE…`. */
export const importCommand: Command = {
  argument: 'SOURCE FILE… [--dry-run] [OPTIONS]',
  about: [
    'moves users in from another product with their passwords, second factors, organizations, roles and connections.',
    'Without a SOURCE, lists them. gatehouse import SOURCE --help explains one',
  ],
  async help(name) {
    const { describeSource, describeSources, findSource } = await imports()
    return name === undefined || name.startsWith('-') ? describeSources() : describeSource(findSource(name))
  },
  async run({ open }, name, print, words) {
    const { importInto, readRequest } = await imports()
    const request = readRequest(name, words)
    const system = await open()
    const { ctx, report } = await importInto(system, request, print)
    if (report.faults.length > 0) process.exitCode = 1
    if (request.isDryRun) return
    const [{ ensureOperatorsEnvironment }, { keepCommand }] = await Promise.all([
      import('./console/operators/index.ts'),
      import('./console/operator-log/index.ts'),
    ])
    const operators = await ensureOperatorsEnvironment(system)
    const target = { type: 'environment', id: ctx.environmentId }
    await keepCommand(operators, `import ${request.source.name}`, target, report.tallies.toJSON())
  },
}
