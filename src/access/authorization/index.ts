export { allowsOneRole, type Counting, rolesOnOrganization } from './checks/held-roles.ts'
