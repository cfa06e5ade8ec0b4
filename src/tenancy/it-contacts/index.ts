export { addItContacts, listItContacts } from './service.ts'
