import { parseArgs } from 'node:util'
import { ConfigError } from '#platform/config-error.ts'
import type { Settings } from './command.ts'
import { logCommand } from './operator-log.ts'

const usage =
  'Use it as: gatehouse export --all --to FOLDER [--environment ID] [--secrets --recipient age1…], or with --to - for a stream of lines without secrets'

/** `gatehouse export --all`: everything of an environment, read from the database. */
export async function exportAll(
  { open }: Settings,
  words: readonly string[],
  print: (line: string) => void,
): Promise<void> {
  const { to, environment, recipients } = readWords(words)
  const system = await open()
  const [{ encryptFor, exportEnvironment, openFolder, openStream }, { requireEnvironment }, { createProgress }] =
    await Promise.all([
      import('#operator/exports/index.ts'),
      import('#environment/environments/index.ts'),
      import('#imports/index.ts'),
    ])
  const ctx = await requireEnvironment(system, environment)
  const encrypter = recipients.length === 0 ? undefined : await encryptFor(recipients)
  const target = to === '-' ? openStream(process.stdout) : await openFolder(to, encrypter)
  const progress = createProgress(process.stderr)
  let rows = 0
  const onRows = (read: { kind: string; rows: number; kindsDone: number; kinds: number }) => {
    rows += read.rows
    progress.show(`Exporting ${read.kind}`, read.kindsDone, read.kinds, rows)
  }
  const manifest = await exportEnvironment(ctx, target, onRows, recipients)
  progress.end()
  await logCommand(system, 'export --all', { type: 'environment', id: ctx.environmentId }, { rows, recipients })
  if (to === '-') return
  print(`${rows.toLocaleString('en')} rows of ${manifest.kinds.length} kinds are in ${to}.`)
  print(
    recipients.length === 0
      ? 'It has no secrets: no passwords, no keys.'
      : `Its secrets are encrypted for ${recipients.join(', ')}.`,
  )
  print(
    `Import it on another server: gatehouse import gatehouse ${to}${recipients.length === 0 ? '' : ' --identity FILE'}`,
  )
}

function readWords(words: readonly string[]) {
  const options = {
    all: { type: 'boolean' },
    to: { type: 'string' },
    environment: { type: 'string' },
    secrets: { type: 'boolean' },
    recipient: { type: 'string', multiple: true },
  } as const
  try {
    const {
      to,
      environment,
      secrets = false,
      recipient: recipients = [],
    } = parseArgs({ args: [...words], options }).values
    const fits = secrets === recipients.length > 0 && !(secrets && to === '-')
    if (to !== undefined && to !== '' && fits) return { to, environment, recipients }
  } catch {
    // An option that there is not.
  }
  throw new ConfigError(usage)
}
