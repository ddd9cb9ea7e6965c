/** Runs in a thread of its own, which loads plain JavaScript whether the server was built or runs under the tests. */
import { hashSync, verifySync } from '@node-rs/argon2';

export const hash = ({ password, parameters }) => hashSync(password, parameters);

export const verify = ({ stored, password }) => verifySync(stored, password);
