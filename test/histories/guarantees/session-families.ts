import { newName } from '../arena.ts'
import { guarantee } from '../guarantee.ts'
import { magicAuthGrant, startMagicAuth } from './magic-auth.ts'
import { describeFamily, familyModel, familySubject, sessionOf } from './refresh.ts'

export const sessionFamilies = guarantee({
  name: 'sessions',
  promise:
    'A refresh token has one successor, an older token ends the session, and an ended session is refreshed on no server.',
  operations: 'refresh, refresh with earlier tokens, revoke',
  model: familyModel,
  describe: describeFamily('revoke'),
  async open(arena) {
    const email = `${newName()}@histories.example`
    const { code } = await startMagicAuth(arena, email)
    const answer = await arena.done(magicAuthGrant(arena, email, code))
    const body = { session_id: sessionOf(answer) }
    return familySubject(arena, answer, { method: 'POST', path: '/user_management/sessions/revoke', body })
  },
})
