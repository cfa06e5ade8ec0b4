import { apiCommand } from './api.ts'
import { auditCommands } from './audit.ts'
import type { Command } from './command.ts'
import { configurationCommands } from './configuration.ts'
import { doctorCommand } from './doctor.ts'
import { environmentMoveCommands } from './environment-moves.ts'
import { environmentCommands } from './environments.ts'
import { importCommand } from './import.ts'
import { keyCommands } from './keys.ts'
import { mailCommands } from './mail.ts'
import { migrateCommand } from './migrate.ts'
import { operatorCommands } from './operators.ts'
import { restoreCommands } from './restore.ts'
import { vaultCommands } from './vault.ts'

/** The commands of `gatehouse` by their words, one or two, in the order of the help. */
export const commands: Readonly<Record<string, Command>> = {
  migrate: migrateCommand,
  doctor: doctorCommand,
  api: apiCommand,
  ...environmentCommands,
  ...mailCommands,
  ...auditCommands,
  ...operatorCommands,
  import: importCommand,
  ...keyCommands,
  ...configurationCommands,
  ...restoreCommands,
  ...environmentMoveCommands,
  ...vaultCommands,
}
