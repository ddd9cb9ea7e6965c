/** What a reaction is about, and how many people stand behind the emoji after the change. */
export interface ReactionState {
  message_id: string;
  channel_id: string;
  emoji: string;
  user_id: string;
  count: number;
}
