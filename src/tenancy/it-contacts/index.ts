export { itContactsArea } from './area.ts'
export { beginsWithItContact, endsWithItContact } from './extension-points.ts'
export {
  addItContacts,
  findItContactIds,
  getItContact,
  listItContactEmails,
  listItContacts,
  lockContacts,
} from './service.ts'
