export { listMessagesOperation } from './operations/list-messages.ts'
export { createResetOperation } from './operations/reset.ts'
export { createShowOutboxOperation } from './operations/show-outbox.tsx'
