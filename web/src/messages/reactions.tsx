import type { ChatMessage, Reaction } from '../../../client/src/index.js';
import { notify } from '../app/notice.js';
import { useTexts } from '../i18n/language.js';
import { useChat } from '../state/context.js';
import { useRights } from './use-rights.js';

/** Who reacted how; a press joins in or takes it back, where the user may react. */
export function Reactions({ message }: { message: ChatMessage }) {
  const texts = useTexts();
  const { client } = useChat();
  const { mayReact } = useRights(message.channelId);
  if (message.reactions.length === 0) {
    return null;
  }
  const toggle = ({ emoji, me }: Reaction): void => {
    const done = me
      ? client.unreact(message.channelId, message.id, emoji)
      : client.react(message.channelId, message.id, emoji);
    done.catch(notify);
  };
  return (
    <div className="reactions">
      {message.reactions.map((reaction) => (
        <button
          key={reaction.emoji}
          type="button"
          className="reaction"
          aria-pressed={reaction.me}
          disabled={!mayReact}
          aria-label={texts.reactionOf(reaction.emoji, reaction.count)}
          onClick={() => toggle(reaction)}
        >
          <span>{reaction.emoji}</span> {reaction.count}
        </button>
      ))}
    </div>
  );
}
