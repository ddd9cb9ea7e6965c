import { notify } from '../app/notice.js';
import type { Chat } from '../state/chat.js';
import { goTo } from '../state/navigation.js';
import { makeRoom } from '../state/panel.js';

/** Goes to the conversation with somebody, which is made where there is none yet. */
export async function openDirect(chat: Chat, userId: string): Promise<void> {
  try {
    const channel = await chat.client.request('post', '/api/channels/direct', { body: { userIds: [userId] } });
    chat.takeChannel(channel);
    makeRoom();
    goTo(channel.id);
  } catch (error) {
    notify(error);
  }
}
