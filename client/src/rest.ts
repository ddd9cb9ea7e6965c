import { ChatError } from './errors.js';
import type { components, paths } from './generated/rest.js';

type Method = 'get' | 'put' | 'post' | 'patch' | 'delete';
type Operation<Path extends keyof paths, M extends Method> = NonNullable<paths[Path][M]>;
type JsonOf<T> = T extends { content: { 'application/json': infer Body } } ? Body : undefined;
type ParametersOf<Op, Kind extends 'path' | 'query'> = Op extends { parameters: { [K in Kind]?: infer Parameters } }
  ? Parameters
  : undefined;

/** What a request needs besides its path, as the OpenAPI document has it. */
interface RequestOptions<Op> {
  path?: ParametersOf<Op, 'path'>;
  query?: ParametersOf<Op, 'query'>;
  body?: Op extends { requestBody?: infer Body } ? JsonOf<NonNullable<Body>> : undefined;
}

interface Answer<Op> {
  status: number;
  body: Op extends { responses: infer Responses } ? JsonOf<Responses[keyof Responses & (200 | 201 | 204)]> : never;
}

/**
 * Gives the access token of an account.
 *
 * @param refused one that it gave before, and that the server takes no longer.
 * @throws ChatError `network` when another one cannot be had now, another code when there will be none.
 */
export type AccessTokens = (refused?: string) => Promise<string>;

/** The REST API of the server, typed by its document. */
export class Rest {
  /**
   * @param url address of the server, without a path.
   * @param timeoutMs how long an answer may take.
   * @param accessTokens as whom to ask; as nobody when absent.
   */
  constructor(
    private readonly url: string,
    private readonly timeoutMs: number,
    private readonly accessTokens?: AccessTokens,
  ) {}

  /** @throws ChatError with the code of the refusal, or `network` when no proper answer came. */
  async call<Path extends keyof paths, M extends Method>(
    method: M,
    path: Path,
    { path: names, query, body }: RequestOptions<Operation<Path, M>> = {},
  ): Promise<Answer<Operation<Path, M>>> {
    const url = new URL(this.url + fill(path, names ?? {}));
    for (const [name, value] of Object.entries<string | number | boolean | undefined>(query ?? {})) {
      if (value !== undefined) {
        url.searchParams.set(name, String(value));
      }
    }
    const token = await this.accessTokens?.();
    let response = await this.fetch(method, url, body, token);
    if (response.status === 401 && token !== undefined) {
      response = await this.fetch(method, url, body, await this.accessTokens?.(token));
    }
    if (response.status >= 400) {
      const { code, detail, expiresAt } = (response.json ?? {}) as Partial<components['schemas']['ProblemResponse']>;
      const { retryAfterMs } = response;
      const text = detail ?? `The server answered ${response.status}.`;
      throw new ChatError(code ?? 'network', text, { retryAfterMs, expiresAt });
    }
    return { status: response.status, body: response.json } as Answer<Operation<Path, M>>;
  }

  /** Asks, and hands over what comes back. @throws ChatError */
  async request<Path extends keyof paths, M extends Method>(
    method: M,
    path: Path,
    options?: RequestOptions<Operation<Path, M>>,
  ): Promise<Answer<Operation<Path, M>>['body']> {
    return (await this.call(method, path, options)).body;
  }

  private async fetch(
    method: string,
    url: URL,
    body: unknown,
    token: string | undefined,
  ): Promise<{ status: number; json: unknown; retryAfterMs: number }> {
    try {
      const response = await fetch(url, {
        method: method.toUpperCase(),
        headers: {
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        // The cookie of a session, also for a page of another origin that the server lets in.
        credentials: 'include',
        signal: AbortSignal.timeout(this.timeoutMs),
      });
      const text = await response.text();
      return {
        status: response.status,
        json: text === '' ? undefined : JSON.parse(text),
        retryAfterMs: Number(response.headers.get('Retry-After') ?? 0) * 1_000,
      };
    } catch (error) {
      throw new ChatError('network', 'The server did not answer.', { cause: error });
    }
  }
}

/** Puts values into the places of a path: `/api/channels/{channel_id}`. */
function fill(path: string, values: object): string {
  return path.replaceAll(/\{(?<name>\w+)\}/gu, (_, name: string) =>
    encodeURIComponent(String((values as Record<string, unknown>)[name])),
  );
}
