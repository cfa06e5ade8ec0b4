export const claimType = 'urn:workos:agent-auth:grant-type:claim'
