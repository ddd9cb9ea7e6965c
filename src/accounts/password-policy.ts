import { PasswordTooCommonError } from './accounts.errors.js';

/**
 * The words that the passwords of the published lists of leaks are made of; they come with digits, capitals and signs around
 * them, which are taken off before.
 */
const COMMON_WORDS = new Set(
  `password passwort passw0rd passphrase contrasena motdepasse senha parola wachtwoord pasuwaado himitsu secret geheim
  admin administrator root toor user username guest login logon letmein letmeinnow welcome welcomehome hello hellohello hallo bonjour konnichiwa
  changeme changeit change newpassword mypassword temporary default test tester testing testtest qwerty qwertz azerty
  iloveyou iloveu iloveme loveyou loveme lovelove love lovely lover forever aishiteru daisuki princess prince sunshine sunflower
  superman batman spiderman pokemon pikachu doraemon totoro naruto dragonball dragon monkey monkeys tiger lion kitty
  hellokitty butterfly dolphin elephant chocolate cookie cookies cheese banana orange cherry strawberry sakura tokyo
  osaka japan nippon nihon london paris berlin america canada mexico brasil football soccer baseball basketball hockey
  volleyball tennis arsenal chelsea liverpool barcelona realmadrid juventus manchester yankees cowboys eagles steelers lakers
  michael michelle jessica jennifer jordan ashley andrew anthony nicole daniel matthew joshua thomas robert charlie
  alexander alexandra elizabeth samantha stephanie benjamin christian christopher patrick victoria natasha angelina maggie
  buster ginger pepper shadow master starwars startrek matrix freedom whatever trustno trustme trustnoone nothing
  computer internet windows microsoft google facebook twitter youtube linkedin instagram samsung apple iphone android nintendo
  playstation xbox minecraft fortnite counterstrike starcraft warcraft corvette mustang ferrari mercedes porsche toyota honda
  summer winter spring autumn january february march april may june july august september october november december
  monday tuesday wednesday thursday friday saturday sunday blink metallica slipknot nirvana rockstar guitar
  money mother father family friend friends brother sister daughter babygirl babyboy baby angel angels heaven jesus
  jesuschrist jesusislord godisgood blessed faith hannah loveless killer hunter ranger soldier warrior ninja samurai
  zaq xsw qaz wsx asd zxc abc abcd abcdef asdfgh zxcvbn pass word access master server database oracle mysql postgres
  discord slack community backend chat purple yellow silver golden diamond crystal rainbow flower flowers hiphop`
    .split(/\s+/u)
    .filter(Boolean),
);

/** Rows of keys, and other orders in which nobody thinks; their reverses count too. */
const ROWS = [
  '1234567890123456789012345678901234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertzuiopasdfghjklyxcvbnm',
  'azertyuiopqsdfghjklmwxcvbn',
  '1q2w3e4r5t6y7u8i9o0p',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  'qazwsxedcrfvtgbyhnujmikolp',
  'q1w2e3r4t5y6u7i8o9p0',
  'a1b2c3d4e5f6g7h8i9j0',
  'zaq1xsw2cde3vfr4bgt5nhy6mju7',
].flatMap((row) => [row, [...row].toReversed().join('')]);

const LOOKALIKES: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};
const MAX_PERIOD = 4;
/** Dates, telephone numbers, and signs. */
const FEW_WITHOUT_LETTERS = /^\P{L}{1,13}$/u;

/**
 * Keeps the passwords away that are tried first: well-known words with digits or signs around them or in place of letters,
 * rows of keys, repetitions, short numbers, and the name of the account.
 *
 * @throws PasswordTooCommonError
 */
export function checkPassword(password: string, userName: string): void {
  const text = password.normalize('NFKC').toLowerCase();
  const name = userName.normalize('NFKC').toLowerCase().trim();
  const cores = [text, lettersOf(text)].flatMap((form) => [form, withoutLookalikes(form)]);
  if (
    FEW_WITHOUT_LETTERS.test(text) ||
    isRepetition(text) ||
    ROWS.some((row) => row.includes(text)) ||
    cores.some((core) => COMMON_WORDS.has(core) || core === name || isRepetitionOfWord(core))
  ) {
    throw new PasswordTooCommonError();
  }
}

/** `p@ssw0rd` → `password`. */
function withoutLookalikes(text: string): string {
  return [...text].map((character) => LOOKALIKES[character] ?? character).join('');
}

/** What is left without the digits and signs at both ends. */
function lettersOf(text: string): string {
  return text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
}

/** `aaaaaaaa`, `abcabcabc`. */
function isRepetition(text: string): boolean {
  return Array.from({ length: MAX_PERIOD }, (_, index) => index + 1).some((period) =>
    [...text].every((character, index, all) => index < period || character === all[index - period]),
  );
}

/** `hellohello`. */
function isRepetitionOfWord(text: string): boolean {
  const half = text.slice(0, text.length / 2);
  return half !== '' && text === half + half && COMMON_WORDS.has(half);
}
