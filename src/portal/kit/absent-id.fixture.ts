/** An id that no object has. Without a session, the pages of the portal look for none. */
export const absentId = (prefix: string): string => `${prefix}_01J00000000000000000000000`
