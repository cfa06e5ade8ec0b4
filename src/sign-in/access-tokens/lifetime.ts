/** How long an access token is valid. Short, because a revoked session's token runs to its end. */
export const accessTokenSeconds = 300
