import { Type } from 'typebox'
import { supportCodeLength } from '#pages/kit/index.ts'
import { defined } from '#platform/defined.ts'
import { notFound } from '#platform/http/errors.ts'
import { getSsoSession, listSsoSessions } from '#sso/sso-sessions/index.ts'
import { addressOf } from '../../kit/index.ts'
import { connectionPages, nameOf } from '../connection.ts'
import { connectionPlace } from '../setup/place.ts'
import { renderPortalAttempt } from './attempt.tsx'
import { attemptStates } from './attempt-rows.tsx'
import { renderPortalAttempts } from './attempts.tsx'
import { attemptView, tracedAttempt } from './views.ts'

const attemptsPage = connectionPages.page({
  name: 'attempts',
  summary: 'Show the sign-ins through a connection',
  query: {
    state: Type.Optional(Type.Enum([...attemptStates])),
    after: Type.Optional(Type.String({ maxLength: 64, pattern: '^sso_session_[0-9A-Z]{26}$' })),
    q: Type.Optional(Type.String({ maxLength: 100 })),
  },
  async show(about, { state, after, q: search = '' }) {
    const { portal, page, subject: connection, url } = about
    const sessions = await listSsoSessions(portal.ctx, {
      connection_id: connection.row.id,
      limit: 25,
      order: 'desc',
      ...defined({ state, after, code: codeIn(search) }),
    })
    return renderPortalAttempts({
      place: connectionPlace(about, nameOf(connection)),
      attempts: sessions.rows.map((row) => attemptView(page, connection, row)),
      state,
      search: search.trim(),
      olderUrl:
        sessions.after === null ? undefined : addressOf(url('attempts'), { state, q: search, after: sessions.after }),
      newestUrl: after === undefined ? undefined : addressOf(url('attempts'), { state, q: search }),
    })
  },
})

/** The support code in what was entered, which may be a whole id, or a code as it was heard: ids have no I, L and O. */
function codeIn(entered: string): string | undefined {
  const read = entered.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  return read === '' ? undefined : read.slice(-supportCodeLength)
}

const attemptPage = connectionPages.page({
  name: 'attempt',
  at: 'attempts/{attempt}',
  summary: 'Show the trace of a sign-in',
  async show({ portal, page, subject: connection, params: { attempt = '' }, url }) {
    const row = await getSsoSession(portal.ctx, attempt)
    if (row.connection_id !== connection.row.id) throw notFound('SSO session', attempt)
    return renderPortalAttempt({ page, backUrl: url('attempts'), ...tracedAttempt(page, connection, row) })
  },
})

export const attemptOperations = [attemptsPage, attemptPage]
