export interface CallAnswer {
  status: number
  body: Record<string, unknown>
}

/** Calls a server with a key. */
export function caller(url: string, key: string) {
  return async (method: string, path: string, body?: object): Promise<CallAnswer> => {
    const response = await fetch(url + path, {
      method,
      headers: { authorization: `Bearer ${key}`, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, body: text === '' ? {} : JSON.parse(text) }
  }
}

export type Call = ReturnType<typeof caller>

/** The same for what has to succeed. @returns the body */
export function succeeding(call: Call) {
  return async (method: string, path: string, body?: object): Promise<Record<string, unknown>> => {
    const answer = await call(method, path, body)
    if (answer.status > 299)
      throw new Error(`${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`)
    return answer.body
  }
}
