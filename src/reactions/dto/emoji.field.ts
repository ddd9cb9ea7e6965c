import { FormField } from '../../common/validation/fields.js';

const EMOJI_MAX_LENGTH = 64;
const VARIATION_SELECTOR = '\ufe0f';
const SHORTCODE = /^:[\p{L}\p{N}_+-]+:$/u;
// The sets of `v` know emoji of several code points, such as families and flags; TypeScript does not know `v` yet.
const EMOJI = new RegExp('^\\p{RGI_Emoji}$', 'v');

/** Whether a text is one emoji, with or without the selector that asks for its colours, or a `:shortcode:`. */
function isReaction(text: string): boolean {
  return SHORTCODE.test(text) || EMOJI.test(text) || EMOJI.test(text + VARIATION_SELECTOR);
}

/** The one spelling under which an emoji is kept: ❤ with and without the selector is the same reaction. */
export function normalizeEmoji(emoji: string): string {
  return EMOJI.test(emoji + VARIATION_SELECTOR) ? emoji + VARIATION_SELECTOR : emoji;
}

/** An emoji or a `:shortcode:`, to react with. */
export function EmojiField() {
  return FormField({
    description: 'One emoji, or a `:shortcode:`.',
    example: '👍',
    max: EMOJI_MAX_LENGTH,
    matches: isReaction,
    message: `must be one emoji or a :shortcode: of at most ${EMOJI_MAX_LENGTH} characters`,
  });
}
