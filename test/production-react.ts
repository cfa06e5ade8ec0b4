// The production build of React, as the server is started: that for development takes three times as long to render a page, and
// what it warns of concerns pages that live on in a browser.
const { NODE_ENV } = process.env
process.env.NODE_ENV = 'production'
await Promise.all([import('react/jsx-runtime'), import('react-dom/server')])
process.env.NODE_ENV = NODE_ENV

export {}
