const MAX_CHARACTERS = 200;

/** What goes wrong while a case runs: counted, with the first text as an example. */
export class Failures {
  #count = 0;
  #first = '';

  add(text) {
    this.#count += 1;
    if (this.#count === 1) this.#first = text.slice(0, MAX_CHARACTERS);
  }

  /** @returns {string | undefined} nothing when nothing went wrong */
  summary() {
    if (this.#count <= 1) return this.#first || undefined;
    return `${this.#count} failures, the first: ${this.#first}`;
  }
}
