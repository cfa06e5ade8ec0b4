import { parseArgs } from 'node:util'
import { mainCluster } from '#platform/clusters/clusters.ts'
import { ConfigError } from '#platform/config-error.ts'
import type { System } from '#platform/context.ts'
import type { Restore } from '#platform/restores/index.ts'
import { wordsOf } from './arguments.ts'
import type { Command, Settings } from './command.ts'
import { logCommand } from './operator-log.ts'

const restoring = () => import('#restore/index.ts')
const restores = () => import('#platform/restores/index.ts')

const usualDays = 14
/** Sessions last as long. */
const mostDays = 30
const openUsage = `Use it as: gatehouse restore-window open [--for ${usualDays}d] [--backup-of TIME] [--keep-links] [--cluster CLUSTER], with at most ${mostDays}d and a TIME such as 2026-11-30T02:00:00Z`

/** The commands for a database that was restored from a backup. */
export const restoreCommands: Readonly<Record<string, Command>> = {
  'rehearse-restore': {
    argument: '--dump FILE | --url URL [--json]',
    about: [
      'restores a dump on a scratch server, which is thrown away, or takes a restored copy at URL; migrates it, and says',
      'whether the configured keys open it, how old its newest write is, what it contains and whether audit logs are',
      'whole. Exits with 1 if there is a problem. With both, the dump is restored into the empty database at URL',
    ],
    async run({ config, secrets }, first, print, others) {
      const { dump, url, json } = readRehearsal(wordsOf(first, others))
      if (url !== undefined && url === secrets.databaseUrl)
        throw new ConfigError(
          'This is the database in DATABASE_URL. Give the address of a copy: a rehearsal migrates it.',
        )
      const [{ rehearseRestore }, { createReport, summaryOf }, { packageVersion }] = await Promise.all([
        restoring(),
        import('#doctor/report.ts'),
        import('#platform/package.ts'),
      ])
      const began = performance.now()
      const report = json ? () => undefined : createReport(print)
      const { findings, newestWrite, counts } = await rehearseRestore({ config, secrets }, { dump, url }, report)
      const seconds = Math.round((performance.now() - began) / 100) / 10
      const problems = findings.filter(({ level }) => level === 'problem').length
      if (problems > 0) process.exitCode = 1
      const newest_write = newestWrite?.toISOString() ?? null
      print(
        json
          ? JSON.stringify(
              { version: packageVersion, seconds, problems, newest_write, counts: counts ?? null, findings },
              null,
              2,
            )
          : `\n${summaryOf(findings)} It took ${seconds} s.`,
      )
    },
  },
  'restore-window open': {
    argument: '[--for 14d] [--backup-of TIME] [--keep-links] [--cluster CLUSTER]',
    about: [
      'after a restore of the database, before servers start on it: sessions of the backup go on, although their refresh',
      'tokens are of a later generation, and readers of events continue at cursors that were lost. Codes and links that',
      'work once end, and open invitations and set-up links get other links, unless --keep-links says otherwise.',
      '--backup-of: when the backup was made, if servers have run on it already. --cluster: of DATABASES, by default main',
    ],
    async run(settings, first, print, others) {
      const { cluster, ...options } = readOptions(wordsOf(first, others))
      const system = await openCluster(settings, cluster)
      const { backAgain, openWindow } = await restoring()
      const { restore, ended, renewed } = await openWindow(system, options)
      await logRestore(system, 'restore-window open', restore)
      print(describe(restore, system.now()))
      print(`${ended} codes and links that work once have ended.`)
      for (const { what, count } of renewed)
        if (count > 0) print(`${count} ${what} have another link: send them again.`)
      print('\nWhat was ended after the backup is there again. End it once more:')
      for (const line of backAgain) print(`  ${line}`)
    },
  },
  'restore-window status': {
    argument: '[--cluster CLUSTER]',
    about: ['lists the restores of this database: what was lost, and until when sessions move forward'],
    async run(settings, first, print, others) {
      const system = await openCluster(settings, readCluster(first, others))
      const { listRestores } = await restores()
      const found = await listRestores(system.database)
      for (const restore of found) print(describe(restore, system.now()))
      if (found.length === 0) print('No window was opened on this database.')
    },
  },
  'restore-window close': {
    argument: '[--cluster CLUSTER]',
    about: ['closes the window: from then on, a refresh token of a later generation ends its session'],
    async run(settings, first, print, others) {
      const system = await openCluster(settings, readCluster(first, others))
      const { closeWindows } = await restores()
      const closed = await closeWindows(system.database, system.now())
      for (const restore of closed) {
        await logRestore(system, 'restore-window close', restore)
        print(describe(restore, system.now()))
      }
      if (closed.length === 0) print('No window is open.')
    },
  },
}

const rehearsalUsage =
  'Use it as: gatehouse rehearse-restore --dump FILE, or with the address of a restored copy: gatehouse rehearse-restore --url URL'

function readRehearsal(args: readonly string[]): { dump: string | undefined; url: string | undefined; json: boolean } {
  const options = { dump: { type: 'string' }, url: { type: 'string' }, json: { type: 'boolean' } } as const
  try {
    const { dump, url, json = false } = parseArgs({ args: [...args], options }).values
    if (dump !== undefined || url !== undefined) return { dump, url, json }
  } catch {
    // An option that there is not.
  }
  throw new ConfigError(rehearsalUsage)
}

function describe({ backup_at, opened_at, closes_at }: Restore, now: Date): string {
  const state = Date.parse(closes_at) > now.getTime() ? `open until ${closes_at}` : `closed since ${closes_at}`
  return `restored at ${opened_at}  newest write of the backup ${backup_at}  ${state}`
}

function readOptions(args: readonly string[]): { days: number; backupOf?: Date; keepsLinks: boolean; cluster: string } {
  const { values } = parse(args)
  const [, digits] = /^(\d{1,2})d$/.exec(values.for ?? `${usualDays}d`) ?? []
  const days = Number(digits ?? 0)
  const backupOf = values['backup-of'] === undefined ? undefined : new Date(values['backup-of'])
  if (days < 1 || days > mostDays || (backupOf !== undefined && Number.isNaN(backupOf.getTime())))
    throw new ConfigError(openUsage)
  const { cluster = mainCluster } = values
  return { days, ...(backupOf && { backupOf }), keepsLinks: values['keep-links'] === true, cluster }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        for: { type: 'string' },
        'backup-of': { type: 'string' },
        'keep-links': { type: 'boolean' },
        cluster: { type: 'string' },
      },
    })
  } catch {
    throw new ConfigError(openUsage)
  }
}

/** @throws ConfigError for another option */
function readCluster(first: string | undefined, others: readonly string[]): string {
  const args = [...wordsOf(first, others)]
  try {
    return parseArgs({ args, options: { cluster: { type: 'string' } } }).values.cluster ?? mainCluster
  } catch {
    throw new ConfigError('The option is --cluster CLUSTER, a name in DATABASES.')
  }
}

/** @throws ConfigError for a name that DATABASES does not have */
async function openCluster({ open, openClusters }: Settings, name: string): Promise<System> {
  if (name === mainCluster) return open()
  const system = (await openClusters(name)).find(name)
  if (system === undefined) throw new ConfigError(`DATABASES has no cluster ${name}.`)
  return system
}

function logRestore(system: System, words: string, { id, backup_at, closes_at }: Restore): Promise<void> {
  return logCommand(system, words, { type: 'restore', id }, { backup_at, closes_at })
}
