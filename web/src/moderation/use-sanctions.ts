import { useEffect, useState } from 'react';
import { notify } from '../app/notice.js';
import { useChat } from '../state/context.js';

export type SanctionKind = 'mute' | 'ban';

/** What is in force against somebody, nothing before that is known; and what reads it again. */
export function useSanctions(userId: string): [readonly SanctionKind[], () => void] {
  const { client } = useChat();
  const [kinds, setKinds] = useState<readonly SanctionKind[]>([]);
  const [readings, setReadings] = useState(0);
  useEffect(() => {
    let isWanted = true;
    client
      .request('get', '/api/sanctions', { query: { userId } })
      .then(({ sanctions }) => isWanted && setKinds(sanctions.map(({ kind }) => kind)), notify);
    return () => {
      isWanted = false;
    };
  }, [client, userId, readings]);
  return [kinds, () => setReadings(readings + 1)];
}
