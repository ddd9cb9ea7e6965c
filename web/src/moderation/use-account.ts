import { useEffect, useState } from 'react';
import { type Account, ChatError } from '../../../client/src/index.js';
import { notify } from '../app/notice.js';
import { useChat } from '../state/context.js';

/** The account with an id; null where there is none, undefined before that is known. */
export function useAccount(userId: string): Account | null | undefined {
  const { client } = useChat();
  const [account, setAccount] = useState<Account | null>();
  useEffect(() => {
    let isWanted = true;
    client.request('get', '/api/users/{user_id}', { path: { user_id: userId } }).then(
      (found) => isWanted && setAccount(found),
      (error: unknown) => {
        if (error instanceof ChatError && error.code === 'user_not_found') {
          return isWanted && setAccount(null);
        }
        return notify(error);
      },
    );
    return () => {
      isWanted = false;
    };
  }, [client, userId]);
  return account;
}
