import { groupRoleForms, mappedGroups, readRoles } from '../../kit/index.ts'
import { saveSetUp, setUpPages } from '../connection.ts'
import { placeOf } from '../setup/place.ts'
import { texts } from '../texts/index.ts'
import { renderPortalRoles } from './roles.tsx'

const rolesPage = setUpPages.page({
  name: 'roles',
  summary: 'Show the roles of groups',
  async show(about, _query, { fields, alert }) {
    const { connection, guide } = about.subject
    const { roles, roleName } = await readRoles(about.portal)
    return renderPortalRoles({
      place: placeOf(about),
      sendsGroups: guide.sendsGroups,
      mapped: mappedGroups(about, connection.groupRoles, { groupName: (group) => group, roleName }),
      roles,
      addForm: about.form('roles'),
      group: fields.group,
      role: fields.role,
      alert,
    })
  },
})

const forms = groupRoleForms(setUpPages, {
  summaries: ['Add a group that gives a role', 'Remove a group that gives a role'],
  texts: texts.roles,
  list: ({ subject }) => subject.connection.groupRoles,
  faultOf: ({ page }, group) => (group === '' ? texts.roles(page).errors.required : undefined),
  change: ({ portal, subject }, change) =>
    saveSetUp(portal, subject, { group_roles: change(subject.connection.groupRoles) }),
})

export const roleOperations = [rolesPage, ...forms]
