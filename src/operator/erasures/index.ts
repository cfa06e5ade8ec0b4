export { erasureArea } from './area.ts'
