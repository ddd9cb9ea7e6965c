import { useEffect, useState } from 'react';
import { useTexts } from '../i18n/language.js';
import { useChat, useChatState } from '../state/context.js';

/** A connection that opens at once is not worth a word. */
const QUIET_MS = 700;

/** Says unmistakably that what is on the screen may be old. */
export function ConnectionBanner() {
  const texts = useTexts();
  const { client } = useChat();
  const connection = useChatState((state) => state.connection);
  const isCaughtUp = useChatState((state) => state.isCaughtUp);
  const isRefused = useChatState((state) => state.isRefused);
  const isFine = connection === 'open' && isCaughtUp;
  const [isQuiet, setIsQuiet] = useState(true);
  useEffect(() => {
    const timer = setTimeout(() => setIsQuiet(false), QUIET_MS);
    return () => {
      clearTimeout(timer);
      setIsQuiet(true);
    };
  }, [isFine]);

  const text = isRefused ? texts.refused : connection === 'open' ? texts.catchingUp : texts.offline;
  const kind = isRefused || connection !== 'open' ? 'banner banner-offline' : 'banner';
  return (
    <div role="status" className="banner-place">
      {!isFine && !isQuiet && (
        <p className={kind}>
          {text}{' '}
          {connection === 'waiting' && (
            <button type="button" className="banner-button" onClick={() => client.retryNow()}>
              {texts.reconnect}
            </button>
          )}
          {isRefused && (
            <button type="button" className="banner-button" onClick={() => location.reload()}>
              {texts.reload}
            </button>
          )}
        </p>
      )}
    </div>
  );
}
