import { DomainError } from '../../../../../platform/http/errors.ts'
import { updateConnection } from '../../../../../sso/connections/index.ts'
import { completeSetup } from '../../../../../sso/portal-links/index.ts'
import { readFailureCookie } from '../../../../kit/index.ts'
import { type Portal, portalForm } from '../../../session/portal.ts'
import { definePortalForm, definePortalPage } from '../../../session/portal-operation.ts'
import { failureSubject, goTo, refuse, showPortalPage } from '../../../session/respond.ts'
import { pathOf, setUpOf, ssoPath } from '../connection.ts'
import { placeOf } from '../setup/place.ts'
import { renderPortalTest } from './test.tsx'
import { texts } from './texts/index.ts'

const path = `${ssoPath}/{id}/test`
const part = 'sso'

const testPage = definePortalPage({
  name: 'sso.test',
  path,
  summary: 'Show the test of a connection',
  part,
  async show(portal, { id }) {
    const setUp = await setUpOf(portal, id)
    const { connection, isInSetup } = setUp
    const url = pathOf(connection, 'test')
    const { failure, cookies } = readFailureCookie(portal.context, failureSubject(portal, url))
    const html = renderPortalTest({
      place: placeOf(portal, setUp),
      isComplete: connection.row.state !== 'draft',
      activateForm: isInSetup ? portalForm(portal, pathOf(connection, 'activate')) : undefined,
      hasDomain: hasDomain(portal),
      alert: failure.alert,
    })
    return showPortalPage(portal, html, failure.status).withCookies(cookies)
  },
})

function hasDomain({ organization }: Portal): boolean {
  const { domains, allow_profiles_outside_organization } = organization
  return allow_profiles_outside_organization === true || domains.some(({ state }) => state === 'verified')
}

const activateForm = definePortalForm({
  name: 'sso.activate',
  path: `${ssoPath}/{id}/activate`,
  summary: 'Start using a connection',
  part,
  async submit(portal, _fields, { id }) {
    const { ctx, organization } = portal
    const { connection } = await setUpOf(portal, id)
    try {
      await updateConnection(ctx, connection.row.id, { state: 'active' })
    } catch (error) {
      if (!(error instanceof DomainError) || error.definition.code !== 'connection_incomplete') throw error
      const alert = texts(portal.page).activate.incomplete
      return refuse(portal, pathOf(connection, 'test'), { alert }, 422)
    }
    await completeSetup(ctx, organization.id)
    return goTo(portal, '/portal/done')
  },
})

export const testOperations = [testPage, activateForm]
