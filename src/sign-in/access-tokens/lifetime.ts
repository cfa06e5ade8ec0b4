/** How long an access token is valid. Short, because a revoked session's token runs to its end. */
export const accessTokenSeconds = 300

/**
 * The lifetime of a widget token, the longest of all. A key stays published until the last token that it may have
 * signed has expired.
 */
export const widgetTokenSeconds = 3_600
