import { useTexts } from '../i18n/language.js';
import { useChatState } from '../state/context.js';

/** Who types in a channel. */
export function TypingLine({ channelId }: { channelId: string }) {
  const texts = useTexts();
  const typists = useChatState((state) => state.typists);
  const names = typists.filter((typist) => typist.channelId === channelId).map(({ userName }) => userName);
  return <p className="typing-line quiet">{names.length > 0 && texts.typing(names)}</p>;
}
