import { stdin, stderr } from 'node:process';

const CTRL_C = '\u0003';
const CTRL_D = '\u0004';
/** Terminals differ in which of the two the key sends. */
const BACKSPACES = new Set(['\b', '\u007f']);

/**
 * Reads a password: the first line of standard input, or from the terminal, where nothing of it shows.
 *
 * @throws Error with a sentence for the operator when there is neither.
 */
export async function readPassword(fromStdin: boolean): Promise<string> {
  if (fromStdin) {
    let text = '';
    for await (const chunk of stdin.setEncoding('utf8')) {
      text += String(chunk);
    }
    return text.split(/\r?\n/u, 1)[0] ?? '';
  }
  if (!stdin.isTTY) {
    throw new Error('There is no terminal to ask for the password; give it with --password-stdin.');
  }
  const password = await askPassword();
  if ((await ask('Once more: ')) !== password) {
    throw new Error('The two are not the same.');
  }
  return password;
}

/**
 * Asks for a password on the terminal, where nothing of it shows.
 *
 * @throws Error with a sentence for the operator when there is none.
 */
export async function askPassword(): Promise<string> {
  if (!stdin.isTTY) {
    throw new Error('There is no terminal to ask for the password.');
  }
  return ask('Password: ');
}

function ask(prompt: string): Promise<string> {
  // What is typed as soon as the question shows must not show any more.
  stdin.setEncoding('utf8').setRawMode(true).resume();
  stderr.write(prompt);
  return new Promise((resolve, reject) => {
    let typed: string[] = [];
    const end = (act: () => void): void => {
      stdin.setRawMode(false).pause().off('data', read);
      stderr.write('\n');
      act();
    };
    const read = (chunk: string): void => {
      for (const character of chunk) {
        if (character === '\r' || character === '\n') {
          end(() => resolve(typed.join('')));
          return;
        }
        if (character === CTRL_C || character === CTRL_D) {
          end(() => reject(new Error('No password was given.')));
          return;
        }
        typed = BACKSPACES.has(character) ? typed.slice(0, -1) : [...typed, character];
      }
    };
    stdin.on('data', read);
  });
}
