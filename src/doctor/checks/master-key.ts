import { tryDataKeys } from '#platform/crypto/data-keys.ts'
import { createKeyring } from '#platform/crypto/keyring.ts'
import { sql } from '#platform/db/sql.ts'
import { errorMessage } from '#platform/error-code.ts'
import type { Check, ConnectedSetup } from '../check.ts'
import { note, ok, problem } from '../finding.ts'

/** Whether the master key is the one that this database is sealed under. */
export const masterKey: Check<ConnectedSetup> = {
  name: 'Master key',
  async examine({ database, secrets }) {
    const { known } = await database.one<{ known: boolean }>(sql`select to_regclass('data_keys') is not null as known`)
    const stored = known ? await database.many<{ purpose: string }>(sql`select k.purpose from data_keys k limit 1`) : []
    if (stored.length === 0) return [note('The database has no keys yet. The first start makes them.')]
    try {
      await tryDataKeys(database, createKeyring(secrets.masterKeys))
      return [ok('GATEHOUSE_SECRET_KEY opens the keys of this database.')]
    } catch (error) {
      return [
        problem(
          `GATEHOUSE_SECRET_KEY does not open the keys of this database: ${errorMessage(error)}`,
          'Set the key that this database was made with, or both during a rotation: NEW,OLD.',
        ),
      ]
    }
  },
}
