/** How long an access token is valid. Short, because a revoked session's token runs to its end. */
export const accessTokenSeconds = 300

/** How long a token of a widget is valid: the longest of all. A key is published until the last that it may have signed has run out. */
export const widgetTokenSeconds = 3_600
