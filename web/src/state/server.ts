/** Where the API is: on the host of the page, or beside the development server at its usual place. */
export const SERVER_URL = import.meta.env.DEV ? 'http://localhost:8000' : location.origin;
