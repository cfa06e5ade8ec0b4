/** From the sign-in on, however much it is used. */
export const consoleSessionSeconds = 12 * 3_600
/** Without a call. */
export const idleSeconds = 30 * 60
/** For so long a proof counts as fresh. */
export const freshSeconds = 10 * 60
/** Calls that were on their way when the cookie changed still count. */
export const overlapSeconds = 60
/** A use this soon after the stored one is not worth a write. */
export const useResolutionSeconds = 60
