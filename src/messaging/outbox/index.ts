export { deliverMessage } from './jobs.ts'
export { findMessage, listMessages, listMessagesOfRequest, listRecipients, mostListed } from './outbox.ts'
export { type OutgoingMail, sendMail, sendTextMessage } from './service.ts'
export type { StoredMessage } from './stored-message.ts'
