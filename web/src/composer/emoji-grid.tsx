import { useTexts } from '../i18n/language.js';
import './emoji-grid.css';

/** Enough for a chat; the system's own picker has the rest. */
const EMOJI = `
  👍 ❤️ 😂 🎉 😮 😢 🙏 👏 🔥 👀 ✅ 💯
  😀 😅 😊 😍 🤔 😎 😴 🥳 😭 😡 🤝 💪
  🙌 👋 🙇 🙆 🙅 💡 ⭐ 🌸 ☕ 🍻 🎮 🎵
`
  .trim()
  .split(/\s+/u);

/** A few emoji to choose from. */
export function EmojiGrid({ pick }: { pick: (emoji: string) => void }) {
  const texts = useTexts();
  return (
    <div className="emoji-grid" role="group" aria-label={texts.emoji}>
      {EMOJI.map((emoji) => (
        <button key={emoji} type="button" className="emoji" onClick={() => pick(emoji)}>
          {emoji}
        </button>
      ))}
    </div>
  );
}
