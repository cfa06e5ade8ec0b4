export { catalogue } from './catalogue.ts'
export type { Messages } from './en.ts'
