import { useTexts } from '../i18n/language.js';
import { useChatState, useStanding } from '../state/context.js';
import { may } from '../state/rights.js';
import { MessageField, type MessageFieldProps } from './message-field.js';
import { useWait } from './use-wait.js';

/** Where a message is written, or why none can be. */
export function Composer(props: Omit<MessageFieldProps, 'isWaiting'>) {
  const texts = useTexts();
  const channel = useChatState((state) => state.channels?.find(({ id }) => id === props.channelId));
  const standing = useStanding(channel);
  const { every, left } = useWait(channel);
  if (channel && !may(standing, 'write', channel.kind ?? 'public')) {
    return <p className="archived-note quiet">{texts.staffWrites}</p>;
  }
  return (
    <>
      <MessageField {...props} isWaiting={left > 0} />
      {every > 0 && (
        <p className="composer-wait quiet" role="timer">
          {left > 0 ? texts.slowModeLeft(left) : texts.slowModeOf(every)}
        </p>
      )}
    </>
  );
}
