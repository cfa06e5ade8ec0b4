// @ts-check
// A thread of password-hasher.ts: hashes and verifies passwords, one after another. JavaScript, because Node loads it by
// itself, from the sources as from the build.
import { parentPort } from 'node:worker_threads'
import { hashSync, verifySync } from '@node-rs/argon2'

parentPort?.on('message', (/** @type {import('./hashing-threads.ts').HashingTask} */ task) => {
  parentPort?.postMessage(outcomeOf(task))
})

/** @param {import('./hashing-threads.ts').HashingTask} task */
function outcomeOf(task) {
  try {
    return { value: task.name === 'hash' ? hashSync(...task.args) : verifySync(...task.args) }
  } catch (error) {
    return { error }
  }
}
