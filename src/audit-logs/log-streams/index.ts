export { type ConfiguredStream, findConfiguredStream } from './configured-stream.ts'
export {
  type DestinationChange,
  type DestinationInput,
  type DestinationType,
  destinationOf,
  externalIdOf,
} from './destinations/index.ts'
export { destinationUnavailable, tooManyStreams } from './errors.ts'
export { startLogStreams } from './follow/index.ts'
export { LogStream } from './schemas.ts'
export {
  createLogStream,
  deleteLogStream,
  findStreamSecret,
  getLogStream,
  listLogStreams,
  updateLogStream,
} from './streams.ts'
export { sendTestEvent } from './test-event.ts'
