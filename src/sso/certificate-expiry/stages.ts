const dayMs = 86_400_000
/** How many days before its end a certificate is announced first. */
export const firstStage = 90
const later = [7, 30, firstStage]

/** Days until a moment, begun ones included; negative or zero after it. */
export function daysUntil(end: Date, now: Date): number {
  return Math.ceil((end.getTime() - now.getTime()) / dayMs)
}

/**
 * The announcement that is due: 90, 30 and 7 days before the end, at it, and every 7 days after it, as the days that are left
 * then. `undefined` while the end is further away.
 */
export function stageAt(daysLeft: number): number | undefined {
  // Not -0, which the database does not know.
  if (daysLeft <= 0) return 0 - 7 * Math.floor(-daysLeft / 7)
  return later.find((stage) => daysLeft <= stage)
}
