import type { Command } from './command.ts'

/** `gatehouse migrate`. */
export const migrateCommand: Command = {
  about: [
    'brings the tables up to date for this version while servers run, as the first start does, and prints which',
    'migrations were applied',
  ],
  async run(settings, _argument, print) {
    const [{ migrateDatabase }, { completeDatabase }, { catalog }, { createLog }] = await Promise.all([
      import('../migrations.ts'),
      import('../system.ts'),
      import('../catalog.ts'),
      import('#platform/log.ts'),
    ])
    const log = createLog('info', catalog.secretNames, process.stderr)
    const address = { url: await settings.databaseUrl(), directUrl: settings.secrets.directDatabaseUrl }
    let failure: unknown
    for (const each of [address, ...settings.secrets.clusters]) {
      const where = 'name' in each ? `The cluster ${each.name}` : 'The database'
      try {
        const applied = await migrateDatabase(each, log)
        await completeDatabase(each, log)
        for (const name of applied) print(`${name} is applied.`)
        print(`${where} has all migrations of this version.`)
      } catch (error) {
        // The others serve their environments without it.
        failure ??= error
        print(`${where} was not migrated.`)
      }
    }
    if (failure !== undefined) throw failure
  },
}
