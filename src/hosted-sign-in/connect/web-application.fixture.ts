import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { FormBrowser } from '#test/form-browser.ts'
import type { ConnectServer, TestApplication } from './connect.fixture.ts'

/** A web application that signs its users in with Gatehouse, as its library does it. */
export interface WebApplication {
  url: string
  /** Of the application here: confidential, first party, without PKCE. */
  client: TestApplication
  /** The part of a browser that is at the application, with its cookies. */
  visitor: FormBrowser
  /** Answers requests from now on. */
  serve(listener: RequestListener): void
  close(): void
}

/** Starts listening and registers the application, so that both sides know each other's addresses. */
export async function startWebApplication(server: ConnectServer, callbackPath: string): Promise<WebApplication> {
  let answer: RequestListener = (_request, response) => response.writeHead(503).end()
  const http = createServer((request, response) => answer(request, response))
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  http.unref()
  const url = `http://localhost:${(http.address() as AddressInfo).port}`
  return {
    url,
    client: await server.firstParty([url + callbackPath]),
    visitor: new FormBrowser(url),
    serve: (listener) => {
      answer = listener
    },
    close() {
      http.closeAllConnections()
      http.close()
    },
  }
}

/** Takes the browser that the application has sent to us through the sign-in, and back to the application. */
export async function signInFor(server: ConnectServer, { visitor }: WebApplication): Promise<URL> {
  const request = visitor.location
  const here = server.browser()
  await here.open(request.href)
  await server.signIn(here)
  await visitor.open(here.location.href)
  return request
}
