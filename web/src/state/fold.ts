/** A name as the server compares names: without regard to case and width. */
export function fold(name: string): string {
  // Upper case first, because it knows one form where lower case has several (ß and ss, ς and σ).
  return name.normalize('NFKC').toUpperCase().toLowerCase();
}
