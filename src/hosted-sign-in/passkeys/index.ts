export { PasskeyForm, type PasskeyRequest } from './passkey-form.tsx'
