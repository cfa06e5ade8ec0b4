import { Type } from 'typebox'
import {
  createToken,
  type DirectoryRow,
  listTokens,
  mostTokens,
  revokeToken,
  scimEndpoint,
} from '#directory-sync/directories/index.ts'
import { DomainError, notFound } from '#platform/http/errors.ts'
import { type About, readShownOnce, showOnce, showPortalPage } from '../../kit/index.ts'
import { providerOf, scimPages } from '../directory.ts'
import { stepPlaceOf } from '../setup/finished-steps.ts'
import { texts } from '../texts/index.ts'
import { revokeQuestion } from './revoke.ts'
import { renderPortalDirectoryToken } from './token.tsx'

const tokenPage = scimPages.page({
  name: 'token',
  summary: 'Show the endpoint and tokens of a directory',
  query: { revoked: Type.Optional(Type.Literal('1')) },
  async show(about, { revoked }) {
    const { portal, page, subject: directory, url, form } = about
    const { tokens } = await listTokens(portal.ctx, directory.id)
    const { value, cookies } = readShownOnce(portal, directory.id)
    const html = renderPortalDirectoryToken({
      place: await stepPlaceOf(about),
      endpoint: scimEndpoint(portal.ctx, directory),
      value,
      tokens: tokens.map((token) => ({
        suffix: token.token_suffix,
        createdAt: token.created_at,
        usedAt: token.last_used_at,
        revokeUrl: url(`tokens/${token.id}/revoke`),
      })),
      createForm: tokens.length < mostTokens ? form('token') : undefined,
      notice: revoked && texts.token(page).revoked,
    })
    return showPortalPage(portal, html).withCookies(cookies)
  },
})

const createForm = scimPages.form({
  name: 'token.create',
  at: 'token',
  summary: 'Create a token of a directory',
  async submit({ portal, subject: { id }, goTo }) {
    const answer = goTo('token')
    try {
      const { token } = await createToken(portal.ctx, id)
      return answer.withCookies([showOnce(portal, id, token.value)])
    } catch (error) {
      // A colleague has created the second token since, which the page shows.
      if (error instanceof DomainError && error.definition.code === 'directory_token_limit_reached') return answer
      throw error
    }
  },
})

async function tokenOf({ portal, subject, params: { token_id: id = '' } }: About<DirectoryRow>) {
  const { tokens } = await listTokens(portal.ctx, subject.id)
  const token = tokens.find((each) => each.id === id)
  if (token === undefined) throw notFound('Directory token', id)
  return token
}

const revoke = scimPages.danger({
  name: 'token.revoke',
  at: 'tokens/{token_id}/revoke',
  pageKey: 'portal/directory/revoke',
  summaries: ['Show the confirmation for revoking a token', 'Revoke a token of a directory'],
  async question(about) {
    const { token_suffix } = await tokenOf(about)
    return revokeQuestion(about.page, providerOf(about.subject), token_suffix)
  },
  backTo: 'token',
  async submit(about) {
    const { id } = await tokenOf(about)
    await revokeToken(about.portal.ctx, about.subject.id, id)
    return about.goTo('token', '?revoked=1')
  },
})

export const directoryTokenOperations = [tokenPage, createForm, ...revoke]
