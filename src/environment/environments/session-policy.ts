/** A session ends 30 days after the sign-in, regardless of activity. */
export const sessionSeconds = 30 * 86_400

/** One in which an operator takes a user's place ends after an hour. */
export const impersonationSeconds = 3_600
