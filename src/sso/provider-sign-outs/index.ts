export { keepProviderSession } from './provider-sessions.ts'
