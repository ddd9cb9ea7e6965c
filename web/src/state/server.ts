/** Where the API is: on the host of the page, or beside the development server at its usual place. */
export const SERVER_URL = import.meta.env.DEV ? 'http://localhost:8000' : location.origin;

function told(name: string): string | null | undefined {
  return document.querySelector(`meta[name=${name}]`)?.getAttribute('content');
}

/** Whether an account is needed, and who may make one: the server writes it into the page. */
export const NEEDS_ACCOUNT = told('auth-mode') === 'required';
export const REGISTRATION = told('registration') ?? 'open';

/** What the OpenID provider is called that one can sign in with; empty where there is none. */
export const OPENID_NAME = told('openid') ?? '';
