import { useTexts } from '../i18n/language.js';
import { useChatState, useStanding } from '../state/context.js';
import { may } from '../state/rights.js';
import { MessageField, type MessageFieldProps } from './message-field.js';

/** Where a message is written, or why none can be. */
export function Composer(props: MessageFieldProps) {
  const texts = useTexts();
  const channel = useChatState((state) => state.channels?.find(({ id }) => id === props.channelId));
  const standing = useStanding(channel);
  if (channel && !may(standing, 'write', channel.kind ?? 'public')) {
    return <p className="archived-note quiet">{texts.staffWrites}</p>;
  }
  return <MessageField {...props} />;
}
