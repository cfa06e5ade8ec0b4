/** How many members a group may have. The official number is not published; the count is taken with every addition. */
export const groupMembersLimit = 10_000
