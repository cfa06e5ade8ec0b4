import { complex, reference, type Schema, text } from './attribute.ts'

/** RFC 7643 §4.3. */
export const enterpriseUserSchema: Schema = {
  id: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
  name: 'EnterpriseUser',
  description: 'What a company knows of a person.',
  attributes: [
    text('employeeNumber', 'The number of the person in the company.'),
    text('costCenter', 'The cost center.'),
    text('organization', 'The organization.'),
    text('division', 'The division.'),
    text('department', 'The department.'),
    complex('manager', 'The manager of the person.', [
      text('value', 'The id of the manager, at the provider or here.', { caseExact: true }),
      reference('$ref', 'The address of the manager.', ['User']),
      text('displayName', 'The name of the manager.'),
    ]),
  ],
}
