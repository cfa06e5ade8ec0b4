import { wordsOf } from './arguments.ts'
import type { Command } from './command.ts'

/** `gatehouse doctor`. */
export const doctorCommand: Command = {
  argument: '[--json] [--backups FOLDER]',
  about: [
    'examines the set-up: settings, database, public address, proxy, mail and more, before the first start and any',
    'time later; says what to do about each finding, and exits with 1 if there is a problem. FOLDER: where backups',
    'arrive',
  ],
  async run(_settings, first, print, others) {
    const { runDoctor } = await import('#doctor/index.ts')
    if (!(await runDoctor(process.env, wordsOf(first, others), print))) process.exitCode = 1
  },
}
