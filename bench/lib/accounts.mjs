const PASSWORD = 'correct horse battery';

/** Accounts of a server under test. Other servers than ours have none. */
export class Accounts {
  #url;

  /** @param {import('./server-process.mjs').ServerProcess} server */
  constructor({ port }) {
    this.#url = `http://127.0.0.1:${port}/api/auth/`;
  }

  /** @returns {Promise<{ accessToken: string, refreshToken: string }>} */
  register(userName) {
    return this.#post('register', { userName, password: PASSWORD });
  }

  /** Signs in once more, which costs the server a hash. */
  login(userName) {
    return this.#post('login', { userName, password: PASSWORD });
  }

  /** Access tokens that the server has not seen yet, of the session of a refresh token. */
  async tokens(refreshToken, count) {
    const tokens = [];
    let next = refreshToken;
    while (tokens.length < count) {
      const answer = await this.#post('refresh', { refreshToken: next });
      next = answer.refreshToken;
      tokens.push(answer.accessToken);
    }
    return tokens;
  }

  async #post(path, json) {
    const response = await fetch(this.#url + path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(json),
    });
    if (!response.ok) throw new Error(`The server answered ${path} with ${response.status}.`);
    return response.json();
  }
}
