/** What one bulk request holds at most (RFC 7644 §3.7.4). The size is in bytes. */
export const bulkLimits = { maxOperations: 100, maxPayloadSize: 2_048_000 } as const
