export { type LogoutSenderOptions, startLogouts } from './sender/sender.ts'
