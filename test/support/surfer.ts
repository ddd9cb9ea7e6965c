const MAX_STEPS = 15;

interface Cookie {
  value: string;
  path: string;
}

/** What a browser does when somebody clicks: it goes where it is sent to, and keeps cookies for each host apart. */
export class Surfer {
  /** Every address that it was at. */
  readonly trail: string[] = [];
  private readonly cookies = new Map<string, Map<string, Cookie>>();

  /** Goes to an address and on, until one with the path `until`, or one that leads nowhere. @returns that address. */
  async go(address: string, until = '/app'): Promise<string> {
    let next: string | null = address;
    for (let step = 0; step < MAX_STEPS; step += 1) {
      this.trail.push(next);
      if (new URL(next).pathname === until) {
        return next;
      }
      const { headers } = await this.fetch(next);
      const location = headers.get('location');
      if (location === null) {
        return next;
      }
      next = new URL(location, next).href;
    }
    throw new Error(`There is no end to it: ${this.trail.join(' ')}`);
  }

  /** Asks for an address, and goes nowhere. */
  async fetch(address: string, options: RequestInit = {}): Promise<Response> {
    const { host, pathname } = new URL(address);
    const jar = this.cookies.get(host) ?? new Map<string, Cookie>();
    this.cookies.set(host, jar);
    const cookie = [...jar]
      .filter(([, { path }]) => pathname.startsWith(path))
      .map(([name, { value }]) => `${name}=${value}`);
    const headers = { Accept: 'text/html,*/*;q=0.8', Cookie: cookie.join('; '), ...options.headers };
    const response = await fetch(address, { ...options, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split('; ');
      const [name = '', value = ''] = pair.split('=');
      const path = attributes.find((attribute) => /^path=/iu.test(attribute))?.slice(5) ?? '/';
      jar.set(name, { value, path });
    }
    return response;
  }

  cookie(address: string, name: string): string | undefined {
    return this.cookies.get(new URL(address).host)?.get(name)?.value;
  }
}
