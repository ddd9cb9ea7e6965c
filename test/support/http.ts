/** What came back for a request: the status, the headers and the JSON. */
export interface Answer<Body = Record<string, unknown>> {
  status: number;
  headers: Headers;
  body: Body;
}

/** Sends a request with a JSON body, where there is one, and reads the JSON that comes back. */
export async function request<Body = Record<string, unknown>>(
  method: string,
  url: string,
  json?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer<Body>> {
  const response = await fetch(url, {
    method,
    headers: json === undefined ? headers : { 'Content-Type': 'application/json', ...headers },
    body: json === undefined ? undefined : JSON.stringify(json),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: (text === '' ? undefined : JSON.parse(text)) as Body,
  };
}

/** A valid message; what matters to a test is given. */
export function makeMessage(fields: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: `msg_${Math.random().toString(36).slice(2)}`,
    channel_id: '1',
    user_id: 'user_456',
    user_name: 'ユーザー',
    content: 'こんにちは',
    timestamp: '2024-01-01T12:00:00Z',
    is_own_message: true,
    ...fields,
  };
}
