import { isServed } from '../../../../sso/portal-links/index.ts'
import { currentConnection } from '../../session/current-connection.ts'
import { firstPathOf } from '../../session/parts.ts'
import { successUrl } from '../../session/portal.ts'
import { definePortalPage } from '../../session/portal-operation.ts'
import { goTo, showPortalPage } from '../../session/respond.ts'
import { renderPortalDone } from './done.tsx'
import { renderPortalHome } from './home.tsx'
import { type NotServedProps, renderPortalNotServed } from './not-served.tsx'

const homePage = definePortalPage({
  name: 'home',
  path: '/portal/home',
  summary: 'Show the menu of the Admin Portal',
  part: 'sso',
  async show(portal) {
    const { domains } = portal.organization
    const count = (state: string) => domains.filter((each) => each.state === state).length
    const connection = await currentConnection(portal)
    const state = connection?.row.state
    return showPortalPage(
      portal,
      renderPortalHome({
        page: portal.page,
        domains: { verified: count('verified'), pending: count('pending') },
        sso: state === undefined || state === 'active' || state === 'inactive' ? state : 'draft',
      }),
    )
  },
})

const notServedPage = definePortalPage({
  name: 'not_served',
  path: '/portal/not-served',
  summary: 'Show what the Admin Portal does not offer yet',
  async show(portal) {
    const { intent } = portal.session
    if (intent === null || isServed(intent)) return goTo(portal, firstPathOf(intent))
    const missing = intent as NotServedProps['missing']
    return showPortalPage(portal, renderPortalNotServed({ page: portal.page, missing }))
  },
})

const donePage = definePortalPage({
  name: 'done',
  path: '/portal/done',
  summary: 'Show that a setup is complete',
  async show(portal) {
    return showPortalPage(
      portal,
      renderPortalDone({
        page: portal.page,
        isOfDomains: !portal.parts.includes('sso'),
        successUrl: (await successUrl(portal)) ?? portal.page.returnUrl,
        reviewUrl: firstPathOf(portal.session.intent),
      }),
    )
  },
})

export const homeOperations = [homePage, notServedPage, donePage]
