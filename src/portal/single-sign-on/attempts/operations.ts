import { Type } from 'typebox'
import { guideFor } from '#pages/provider-guides/index.ts'
import { defined } from '#platform/defined.ts'
import { notFound } from '#platform/http/errors.ts'
import { getSsoSession, listSsoSessions } from '#sso/sso-sessions/index.ts'
import { definePortalPage, showPortalPage } from '../../kit/index.ts'
import { connectionOf, pathOf, ssoPath } from '../connection.ts'
import { renderPortalAttempt } from './attempt.tsx'
import { attemptStates } from './attempt-rows.tsx'
import { renderPortalAttempts } from './attempts.tsx'
import { attemptView, tracedAttempt } from './views.ts'

const path = `${ssoPath}/{id}/attempts`
const part = 'sso'

const attemptsPage = definePortalPage({
  name: 'sso.attempts',
  path,
  summary: 'Show the sign-ins through a connection',
  part,
  query: {
    state: Type.Optional(Type.Enum([...attemptStates])),
    after: Type.Optional(Type.String({ maxLength: 64, pattern: '^sso_session_[0-9A-Z]{26}$' })),
  },
  async show(portal, { id }, { state, after }) {
    const connection = await connectionOf(portal, id)
    const baseUrl = pathOf(connection)
    const page = await listSsoSessions(portal.ctx, {
      connection_id: connection.row.id,
      limit: 25,
      order: 'desc',
      ...defined({ state, after }),
    })
    const urlWith = (next: Record<string, string>) => {
      const query = new URLSearchParams({ ...defined({ state }), ...next }).toString()
      return `${baseUrl}/attempts${query === '' ? '' : `?${query}`}`
    }
    const html = renderPortalAttempts({
      page: portal.page,
      baseUrl,
      provider: guideFor(connection.row.connection_type)?.name ?? connection.row.name,
      attempts: page.rows.map((row) => attemptView(portal.page, connection, row)),
      state,
      olderUrl: page.after === null ? undefined : urlWith({ after: page.after }),
      newestUrl: after === undefined ? undefined : urlWith({}),
    })
    return showPortalPage(portal, html)
  },
})

const attemptPage = definePortalPage({
  name: 'sso.attempt',
  path: `${path}/{attempt}`,
  summary: 'Show the trace of a sign-in',
  part,
  async show(portal, { id, attempt = '' }) {
    const connection = await connectionOf(portal, id)
    const row = await getSsoSession(portal.ctx, attempt)
    if (row.connection_id !== connection.row.id) throw notFound('SSO session', attempt)
    const backUrl = `${pathOf(connection)}/attempts`
    return showPortalPage(
      portal,
      renderPortalAttempt({ page: portal.page, backUrl, ...tracedAttempt(portal.page, connection, row) }),
    )
  },
})

export const attemptOperations = [attemptsPage, attemptPage]
