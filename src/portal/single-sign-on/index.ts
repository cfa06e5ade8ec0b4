export { refusedSetting } from './causes/cause.ts'
export { currentConnection, pathOf, type SetUp, setUpOf, ssoPath } from './connection.ts'
export { texts as setupTexts } from './setup/texts/index.ts'
