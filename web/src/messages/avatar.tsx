import './avatar.css';

const COLORS = 8;

/** The first letter of a name, in a colour that belongs to the user. */
export function Avatar({ id, name }: { id: string; name: string }) {
  const color = [...id].reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973, 7) % COLORS;
  return (
    <span aria-hidden className={`avatar avatar-${color}`}>
      {[...name.trim()][0]?.toUpperCase() ?? '?'}
    </span>
  );
}
