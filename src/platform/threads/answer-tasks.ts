import { parentPort } from 'node:worker_threads'

/** The program of a thread of a pool: answers one task after the other. An error ends the thread with its task. */
export function answerTasks<Task, Result>(work: (task: Task) => Result): void {
  parentPort?.on('message', (task: Task) => {
    try {
      parentPort?.postMessage({ result: work(task) })
    } catch (error) {
      parentPort?.postMessage({ error: String(error) })
    }
  })
  parentPort?.postMessage('ready')
}
