// Lists what the vendor's API has that we do not have, or have otherwise, with our file for it.
//   npm run drift                        the installed official SDK
//   npm run drift -- FILE_OR_ADDRESS     and an official description, in YAML or JSON
import { parseArgs } from 'node:util'
import { unrecordedEvents } from '#events/event-log/index.ts'
import { readDescription } from '#test/contract/description.ts'
import { eventNamesOfSdk } from '#test/official-sdk/declarations.ts'
import { recordRequests } from '#test/official-sdk/record-requests.ts'
import { events, operations } from '../src/catalog.ts'
import { compareDescription } from './drift/compare-description.ts'
import { compareSdk } from './drift/compare-sdk.ts'
import { readPlaces } from './drift/places.ts'
import { readDocument } from './drift/read-document.ts'
import { report } from './drift/report.ts'

const { positionals } = parseArgs({ allowPositionals: true })
const placeOf = await readPlaces()
const ours = { operations, events }

const { requests, silent } = await recordRequests()
for (const method of silent) console.warn(`${method} of the SDK could not be made to send its request.`)
const eventNames = eventNamesOfSdk().filter((name) => !Object.hasOwn(unrecordedEvents, name))
console.log(report('The official SDK for Node.js', compareSdk(requests, eventNames, ours), placeOf))

for (const source of positionals) {
  console.log(report(`\n${source}`, compareDescription(readDescription(await readDocument(source)), ours), placeOf))
}
