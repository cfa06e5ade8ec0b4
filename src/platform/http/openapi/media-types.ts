/** RFC 7644 §3.1: clients of SCIM may send and take plain JSON as well. */
export const scimJson = 'application/scim+json'
