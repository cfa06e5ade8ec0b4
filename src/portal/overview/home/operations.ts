import { Type } from 'typebox'
import type { DirectoryState } from '#directory-sync/directories/index.ts'
import { currentDirectory, isInSetup, isScim } from '../../directory/index.ts'
import { definePortalPage, firstPathOf, successUrl } from '../../kit/index.ts'
import { currentConnection } from '../../single-sign-on/index.ts'
import { renderPortalDone } from './done.tsx'
import { type HomeProps, renderPortalHome } from './home.tsx'

const homePage = definePortalPage({
  name: 'home',
  path: '/portal/home',
  summary: 'Show the menu of the Admin Portal',
  part: 'home',
  async show(portal) {
    const { domains } = portal.organization
    const count = (state: string) => domains.filter((each) => each.state === state).length
    const [connection, directory] = await Promise.all([currentConnection(portal), currentDirectory(portal)])
    const state = connection?.row.state
    return renderPortalHome({
      page: portal.page,
      domains: { verified: count('verified'), pending: count('pending') },
      sso: state === undefined || state === 'active' || state === 'inactive' ? state : 'draft',
      directory: directory && (!isScim(directory) && isInSetup(directory) ? 'draft' : directoryStates[directory.state]),
    })
  },
})

const directoryStates: Readonly<Record<DirectoryState, HomeProps['directory']>> = {
  unlinked: 'waiting',
  validating: 'waiting',
  linked: 'linked',
  invalid_credentials: 'failed',
  deleting: undefined,
}

const donePage = definePortalPage({
  name: 'done',
  path: '/portal/done',
  summary: 'Confirm that a setup is complete',
  query: { of: Type.Optional(Type.Enum(['directory', 'log_streams'])) },
  async show(portal, _params, { of }) {
    return renderPortalDone({
      page: portal.page,
      of: of ?? (portal.parts.includes('sso') ? 'sso' : 'domains'),
      successUrl: (await successUrl(portal)) ?? portal.page.returnUrl,
      reviewUrl: firstPathOf(portal.session.intent),
    })
  },
})

export const homeOperations = [homePage, donePage]
