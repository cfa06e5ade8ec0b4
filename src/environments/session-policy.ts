/** A session ends 30 days after the sign-in, whatever happens in between. */
export const sessionSeconds = 30 * 86_400
