import { Type } from 'typebox'
import { listOrganizationRoles } from '#access/roles/index.ts'
import { readFailureCookie } from '#pages/kit/index.ts'
import { DomainError } from '#platform/http/errors.ts'
import {
  definePortalForm,
  definePortalPage,
  failureSubject,
  goTo,
  portalForm,
  refuse,
  showPortalPage,
} from '../../kit/index.ts'
import { pathOf, saveSetUp, setUpOf, ssoPath } from '../connection.ts'
import { placeOf } from '../setup/place.ts'
import { texts } from '../texts/index.ts'
import { renderPortalRoles } from './roles.tsx'

const path = `${ssoPath}/{id}/roles`
const part = 'sso'
const mapping = { group: Type.String({ maxLength: 500 }), role: Type.String({ maxLength: 255 }) }

const rolesPage = definePortalPage({
  name: 'sso.roles',
  path,
  summary: 'Show which groups give roles',
  part,
  async show(portal, { id }) {
    const setUp = await setUpOf(portal, id)
    const { connection, guide } = setUp
    const url = pathOf(connection, 'roles')
    const all = await listOrganizationRoles(portal.ctx, portal.organization.id)
    const { failure, cookies } = readFailureCookie(portal.context, failureSubject(portal, url))
    const nameOf = (slug: string) => all.find((each) => each.slug === slug)?.name ?? slug
    const html = renderPortalRoles({
      place: placeOf(portal, setUp),
      sendsGroups: guide.sendsGroups,
      mapped: connection.groupRoles.map(({ group, role }) => ({
        group,
        role: nameOf(role),
        removeForm: portalForm(portal, `${url}/remove`, { group, role }),
      })),
      roles: all.filter(({ resource_type_slug }) => resource_type_slug === 'organization'),
      addForm: portalForm(portal, url),
      group: failure.fields.group,
      role: failure.fields.role,
      alert: failure.alert,
    })
    return showPortalPage(portal, html, failure.status).withCookies(cookies)
  },
})

const addForm = definePortalForm({
  name: 'sso.roles.add',
  path,
  summary: 'Add a group that gives a role',
  part,
  fields: mapping,
  async submit(portal, { group: entered, role }, { id }) {
    const setUp = await setUpOf(portal, id)
    const url = pathOf(setUp.connection, 'roles')
    const { groupRoles } = setUp.connection
    const { errors } = texts.roles(portal.page)
    const group = entered.trim()
    const refuseGroup = (error: string) =>
      refuse(portal, url, { fields: { group: { value: group, error }, role: { value: role } } })
    if (group === '') return refuseGroup(errors.required)
    if (groupRoles.some((each) => each.group === group && each.role === role)) return refuseGroup(errors.known)
    try {
      await saveSetUp(portal, setUp, { group_roles: [...groupRoles, { group, role }] })
    } catch (error) {
      if (!(error instanceof DomainError) || error.definition.status >= 500) throw error
      return refuse(portal, url, { fields: { group: { value: group }, role: { error: errors.role } } })
    }
    return goTo(portal, url)
  },
})

const removeForm = definePortalForm({
  name: 'sso.roles.remove',
  path: `${path}/remove`,
  summary: 'Remove a group that gives a role',
  part,
  fields: mapping,
  async submit(portal, { group, role }, { id }) {
    const setUp = await setUpOf(portal, id)
    const left = setUp.connection.groupRoles.filter((each) => each.group !== group || each.role !== role)
    await saveSetUp(portal, setUp, { group_roles: left })
    return goTo(portal, pathOf(setUp.connection, 'roles'))
  },
})

export const roleOperations = [rolesPage, addForm, removeForm]
