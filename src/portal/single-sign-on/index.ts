import { texts } from './texts/index.ts'

export { refusedSetting } from './causes/cause.ts'
export { currentConnection, pathOf, type SetUp, setUpOf, ssoPath } from './connection.ts'

export const setupTexts = texts.setup
