export type { CheckedUrl } from './check-url.ts'
export {
  createOutgoingClient,
  type OutgoingClient,
  type OutgoingClientOptions,
  type OutgoingRequest,
  type OutgoingResponse,
} from './client.ts'
