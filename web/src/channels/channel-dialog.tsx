import { Button, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Channel } from '../../../client/src/index.js';
import { ChatError } from '../../../client/src/index.js';
import { explain, useTexts } from '../i18n/language.js';
import { useChat } from '../state/context.js';
import { goTo } from '../state/navigation.js';
import { KindChoice, type MadeKind } from './kind-choice.js';
import { SlowModeChoice } from './slow-mode-choice.js';
import '../app/dialog.css';

const NAME_MAX_LENGTH = 100;
const DESCRIPTION_MAX_LENGTH = 1_000;

/** Makes a channel, or changes the name and description of one. */
export default function ChannelDialog({ channel, close }: { channel?: Channel; close: () => void }) {
  const texts = useTexts();
  const chat = useChat();
  const [name, setName] = useState(channel?.name ?? '');
  const [description, setDescription] = useState(channel?.description ?? '');
  const [kind, setKind] = useState<MadeKind>('public');
  const slowModeSeconds = channel?.slowModeSeconds ?? 0;
  const [seconds, setSeconds] = useState(slowModeSeconds);
  const [error, setError] = useState<string>();
  const isFitting =
    name.trim() !== '' &&
    [...name.trim()].length <= NAME_MAX_LENGTH &&
    [...description].length <= DESCRIPTION_MAX_LENGTH;

  const save = async (): Promise<void> => {
    const body = { name: name.trim(), description: description.trim() };
    try {
      const saved = channel
        ? await chat.client.request('patch', '/api/channels/{channel_id}', {
            path: { channel_id: channel.id },
            body: { ...body, ...(seconds === slowModeSeconds ? {} : { slowModeSeconds: seconds }) },
          })
        : await chat.client.request('post', '/api/channels', { body: { ...body, kind } });
      chat.takeChannel(saved);
      close();
      goTo(saved.id);
    } catch (problem) {
      const { code, message } = problem as ChatError;
      setError(explain(texts, { code, detail: message }));
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isFitting) {
      void save();
    }
  };
  return (
    <Modal
      opened
      onClose={close}
      title={channel ? texts.editChannel : texts.newChannel}
      closeButtonProps={{ 'aria-label': texts.close }}
      lockScroll={false}
    >
      <form className="dialog" onSubmit={submit}>
        <TextInput
          label={texts.channelName}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={error}
          data-autofocus
          autoComplete="off"
        />
        <TextInput
          label={texts.channelDescription}
          value={description}
          onChange={(event) => setDescription(event.currentTarget.value)}
          autoComplete="off"
        />
        {channel ? (
          <SlowModeChoice channel={channel} seconds={seconds} choose={setSeconds} />
        ) : (
          <KindChoice kind={kind} choose={setKind} />
        )}
        <div className="dialog-buttons">
          <Button variant="default" onClick={close}>
            {texts.cancel}
          </Button>
          <Button type="submit" disabled={!isFitting}>
            {channel ? texts.save : texts.create}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
