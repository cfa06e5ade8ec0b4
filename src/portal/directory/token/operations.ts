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
import {
  definePortalForm,
  definePortalPage,
  goTo,
  type Portal,
  portalForm,
  readShownOnce,
  showOnce,
  showPortalPage,
} from '../../kit/index.ts'
import { directoryPath, pathOf, providerOf, scimDirectoryOf } from '../directory.ts'
import { placeOf } from '../setup/place.ts'
import { texts } from '../texts/index.ts'
import { renderPortalRevokeToken } from './revoke.tsx'
import { renderPortalDirectoryToken } from './token.tsx'

const path = `${directoryPath}/{id}/token`
const tokenPath = `${directoryPath}/{id}/tokens/{token_id}/revoke`
const part = 'directory'

const revokePath = (directory: DirectoryRow, id: string) => `${pathOf(directory, 'tokens')}/${id}/revoke`

const tokenPage = definePortalPage({
  name: 'directory.token',
  path,
  summary: 'Show the endpoint and tokens of a directory',
  part,
  query: { revoked: Type.Optional(Type.Literal('1')) },
  async show(portal, { id }, { revoked }) {
    const directory = await scimDirectoryOf(portal, id)
    const { tokens } = await listTokens(portal.ctx, directory.id)
    const { value, cookies } = readShownOnce(portal, directory.id)
    const html = renderPortalDirectoryToken({
      place: placeOf(portal, directory),
      endpoint: scimEndpoint(portal.ctx, directory),
      value,
      tokens: tokens.map((token) => ({
        suffix: token.token_suffix,
        createdAt: token.created_at,
        usedAt: token.last_used_at,
        revokeUrl: revokePath(directory, token.id),
      })),
      createForm: tokens.length < mostTokens ? portalForm(portal, pathOf(directory, 'token')) : undefined,
      notice: revoked && texts.token(portal.page).revoked,
    })
    return showPortalPage(portal, html).withCookies(cookies)
  },
})

const createForm = definePortalForm({
  name: 'directory.token.create',
  path,
  summary: 'Create a token of a directory',
  part,
  async submit(portal, _fields, { id }) {
    const directory = await scimDirectoryOf(portal, id)
    const answer = goTo(portal, pathOf(directory, 'token'))
    try {
      const { token } = await createToken(portal.ctx, directory.id)
      return answer.withCookies([showOnce(portal, directory.id, token.value)])
    } catch (error) {
      // Somebody else made the second one meanwhile, which the page shows.
      if (error instanceof DomainError && error.definition.code === 'directory_token_limit_reached') return answer
      throw error
    }
  },
})

async function tokenOf(portal: Portal, directory: DirectoryRow, id = '') {
  const { tokens } = await listTokens(portal.ctx, directory.id)
  const token = tokens.find((each) => each.id === id)
  if (token === undefined) throw notFound('Directory token', id)
  return token
}

const revokePage = definePortalPage({
  name: 'directory.token.revoke',
  path: tokenPath,
  summary: 'Show what revoking a token means',
  part,
  async show(portal, { id, token_id: tokenId }) {
    const directory = await scimDirectoryOf(portal, id)
    const token = await tokenOf(portal, directory, tokenId)
    const html = renderPortalRevokeToken({
      page: portal.page,
      provider: providerOf(directory),
      suffix: token.token_suffix,
      form: portalForm(portal, revokePath(directory, token.id)),
      backUrl: pathOf(directory, 'token'),
    })
    return showPortalPage(portal, html)
  },
})

const revokeForm = definePortalForm({
  name: 'directory.token.revoke',
  path: tokenPath,
  summary: 'Revoke a token of a directory',
  part,
  async submit(portal, _fields, { id, token_id: tokenId }) {
    const directory = await scimDirectoryOf(portal, id)
    const token = await tokenOf(portal, directory, tokenId)
    await revokeToken(portal.ctx, directory.id, token.id)
    return goTo(portal, `${pathOf(directory, 'token')}?revoked=1`)
  },
})

export const directoryTokenOperations = [tokenPage, createForm, revokePage, revokeForm]
