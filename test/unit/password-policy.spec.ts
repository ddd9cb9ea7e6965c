import { checkPassword } from '../../src/accounts/password-policy.js';
import { PasswordTooCommonError } from '../../src/accounts/accounts.errors.js';

describe('A new password', () => {
  it.each([
    'password',
    'Password',
    'PASSWORD123',
    'P@ssw0rd',
    'p4$$w0rd!!',
    '123password',
    'passw0rd2024',
    'ｐａｓｓｗｏｒｄ',
    'iloveyou',
    'ILoveYou2',
    'sunshine1!',
    'letmein123',
    'admin123',
    'welcome1',
    'hellohello',
    'sakura2024',
    '12345678',
    '87654321',
    '20240131',
    '09012345678',
    'qwertyui',
    'QwErTyUiOp',
    'poiuytrewq',
    '1q2w3e4r5t',
    'zaq1xsw2cde3',
    'abcdefgh',
    'aaaaaaaa',
    'abababab',
    'abcabcabc',
    'ああああああああ',
    '!!!!!!!!',
    '?!?!?!?!1234',
    'hanako1990',
    'Hanako1990!',
  ])('%j is refused', (password) => {
    expect(() => checkPassword(password, 'Hanako')).toThrow(PasswordTooCommonError);
  });

  it.each([
    'correct horse battery',
    'Tr0ub4dor&3',
    '吾輩は猫である名前は',
    'k7#mQz!p',
    'my dog ate 14 pies',
    'xkcd-936-forever',
    '314159265358979',
    'zxkqwvbn',
    'passwordless future',
  ])('%j is taken', (password) => {
    expect(() => checkPassword(password, 'Hanako')).not.toThrow();
  });
});
