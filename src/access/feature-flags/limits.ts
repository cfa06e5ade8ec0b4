/** Of one flag. Each change of them is announced with all of them, as the official event has it. */
export const targetsLimit = 1_000
