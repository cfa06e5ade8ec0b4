import { expect, test } from 'vitest'
import { files, read } from './repository.ts'

/** These run past a pooler. */
const pastThePooler =
  /^src\/platform\/(migrations\/session|db\/wake-ups|jobs\/shared-listener)\.ts$|^src\/packaged-postgres\/|^src\/operator\/(exports\/snapshot|environment-moves\/(merge|mover))\.ts$/
/** What lasts in a session, which behind a pooler is also that of others. */
const lasting =
  /\bpg_(?:try_)?advisory_(?:lock|unlock)|\bset_config\([^)]*\bfalse\b|`\s*(?:set (?!local\b)|listen |declare |discard |create temp)/

test('no statement that may go through a pooler leaves something in its session: a lock, a setting, a cursor, a temporary table', () => {
  const sources = files.filter((path) => /^src\/.*\.ts$/.test(path) && !/\.(test|fixture)\.ts$/.test(path))
  const leaving = sources.filter((path) => lasting.test(read(path)))

  expect(leaving.filter((path) => !pastThePooler.test(path))).toEqual([])
  expect(leaving).toContain('src/platform/migrations/session.ts')
})
