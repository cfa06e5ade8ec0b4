import type { Resource } from '#protocol/scim/index.ts'
import { SourceFailure } from '../failure.ts'
import type { SourceUser } from '../source.ts'
import { compact, isObject, textOf } from '../values.ts'

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'

/** An employee of the company directory. Without a work email, its id is the user name. Pictures have addresses that end. */
export function toEmployee(employee: Record<string, unknown>): SourceUser {
  const id = typeof employee.id === 'number' ? String(employee.id) : textOf(employee.id)
  if (id === undefined) throw new SourceFailure('unexpected_answer', { detail: 'It sent an employee without an id.' })
  const email = textOf(employee.workEmail)
  const resource = compact({
    externalId: id,
    userName: email ?? id,
    name: { givenName: employee.firstName, familyName: employee.lastName },
    displayName: employee.displayName,
    nickName: employee.preferredName,
    emails: email === undefined ? [] : [{ value: email, type: 'work', primary: true }],
    title: employee.jobTitle,
    phoneNumbers: [
      { value: employee.workPhone, type: 'work' },
      { value: employee.mobilePhone, type: 'mobile' },
    ].filter(({ value }) => textOf(value) !== undefined),
    [enterprise]: {
      department: employee.department,
      division: employee.division,
      manager: { displayName: employee.supervisor },
    },
    // Not SCIM, for attribute maps.
    location: employee.location,
  })
  return { id, resource: { ...resource, active: true } }
}

export function departmentOf({ [enterprise]: extension }: Resource): string | undefined {
  return isObject(extension) ? textOf(extension.department) : undefined
}

/** BambooHR has no ids of departments. */
export function toDepartment(name: string): SourceUser {
  return { id: name, resource: { externalId: name, displayName: name } }
}
