/**
 * The steps of a reconciliation, in their order:
 *
 * - `capabilities`: what the target supports;
 * - `joiners`: people and groups that it should have and that were never pushed;
 * - `leavers`: those that it has and should not have;
 * - `listing`: its list of users, page by page, against what it should have;
 * - `unlisted`: everything that it did not list is asked for by its id.
 */
export const phases = ['capabilities', 'joiners', 'leavers', 'listing', 'unlisted'] as const
export type Phase = (typeof phases)[number]
export const firstPhase: Phase = 'capabilities'

/** `undefined` behind the last one. */
export function phaseAfter(phase: Phase): Phase | undefined {
  return phases[phases.indexOf(phase) + 1]
}
