const PASSWORD = 'correct horse battery';

/** What a case reports where nobody can sign in. */
export const NO_ACCOUNTS = [{ note: 'skipped: this server has no accounts' }];

/** @param {import('./bench.mjs').Bench} bench */
export const hasAccounts = ({ server }) => server === 'ours' || server === 'other';

/** Accounts of a server under test. Other servers than ours have none. */
export class Accounts {
  #url;

  /** @param {import('./server-process.mjs').ServerProcess} server */
  constructor({ port }) {
    this.#url = `http://127.0.0.1:${port}`;
  }

  /** @returns {Promise<{ accessToken: string, refreshToken: string, user: { userId: string } }>} */
  register(userName) {
    return this.call('POST', '/api/auth/register', { userName, password: PASSWORD });
  }

  /** Signs in once more, which costs the server a hash. */
  login(userName) {
    return this.call('POST', '/api/auth/login', { userName, password: PASSWORD });
  }

  /** Access tokens that the server has not seen yet, of the session of a refresh token. */
  async tokens(refreshToken, count) {
    const tokens = [];
    let next = refreshToken;
    while (tokens.length < count) {
      const answer = await this.call('POST', '/api/auth/refresh', { refreshToken: next });
      next = answer.refreshToken;
      tokens.push(answer.accessToken);
    }
    return tokens;
  }

  /**
   * Makes one request.
   *
   * @param {string} method
   * @param {string} path
   * @param {object} json
   * @param {string} [token] of whoever asks
   * @returns {Promise<any>} the parsed answer
   */
  async call(method, path, json, token) {
    const response = await fetch(this.#url + path, {
      method,
      headers: { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) },
      body: JSON.stringify(json),
    });
    if (!response.ok) throw new Error(`The server answered ${path} with ${response.status}.`);
    return response.json();
  }
}
