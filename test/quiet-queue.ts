// The library of the queue prints each error of its workers there, with a stack trace: tests that take a database away would fill the
// output with them, also after their end.
console.trace = () => undefined

export {}
