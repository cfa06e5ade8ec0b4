/** A command line that cannot be followed. Its message says what to do and is all that is shown. */
export class UsageError extends Error {}
