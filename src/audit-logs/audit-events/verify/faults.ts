/** The organization of the log. */
export interface LogName {
  environment_id: string
  organization_id: string
}

/** The first thing that is wrong with a log. */
export type Fault = LogName &
  (
    | { kind: 'changed' | 'reordered' | 'doubled'; sequence: number; id: string }
    | { kind: 'removed'; sequence: number; until: number }
    | { kind: 'end_changed' | 'removed_too_early'; sequence: number }
    | { kind: 'rewritten' | 'cut_off'; sequence: number; writtenAt: string }
    | { kind: 'no_chain' | 'gone' }
  )

/** A fault in a sentence. */
export function describeFault(fault: Fault): string {
  return `${fault.organization_id} of ${fault.environment_id}: ${whatIsWrong(fault)}`
}

function whatIsWrong(fault: Fault): string {
  switch (fault.kind) {
    case 'changed':
      return `event ${fault.sequence}, ${fault.id}, was changed.`
    case 'reordered':
      return `event ${fault.sequence}, ${fault.id}, was moved to another position.`
    case 'doubled':
      return `event ${fault.sequence} is there twice, the second time as ${fault.id}.`
    case 'removed':
      return fault.sequence === fault.until
        ? `event ${fault.sequence} was removed.`
        : `events ${fault.sequence} to ${fault.until} were removed.`
    case 'end_changed':
      return `the end of the chain was changed: its last event is ${fault.sequence}, and the chain says otherwise.`
    case 'removed_too_early':
      return `events up to ${fault.sequence} were removed, and not by retention: they were not old enough.`
    case 'rewritten':
      return `the log was rewritten: event ${fault.sequence}, recorded at ${fault.writtenAt}, is not the one whose hash was written down.`
    case 'cut_off':
      return `the end was cut off: event ${fault.sequence}, recorded at ${fault.writtenAt}, is not there any more.`
    case 'no_chain':
      return 'the end of the chain was removed, so nothing says how many events there were.'
    case 'gone':
      return 'the whole log was removed.'
  }
}
