/** How many members a group may have. The official limit is not published. Members are counted with every addition. */
export const groupMembersLimit = 10_000
