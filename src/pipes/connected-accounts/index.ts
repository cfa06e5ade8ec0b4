export { type Finished, receiveAnswer } from './authorize/receive.ts'
export { connectionUnknown } from './errors.ts'
