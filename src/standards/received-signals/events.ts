import { defineEvent } from '#platform/events/define-event.ts'
import { ReceivedSignal } from './schemas.ts'

/** The provider of a connection sent a signal. Not an official event. */
export const signalReceived = defineEvent('gatehouse.connection.signal_received', ReceivedSignal)
