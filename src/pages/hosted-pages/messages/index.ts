export { catalogue } from './catalogue.ts'
export type { Messages } from './en.ts'
export { inOwnWords } from './in-own-words.ts'
