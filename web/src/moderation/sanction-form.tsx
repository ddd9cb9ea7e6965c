import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import type { ChatError } from '../../../client/src/index.js';
import { lengthOf } from '../composer/limits.js';
import { explain, language, useTexts } from '../i18n/language.js';
import { shortTime } from '../messages/dates.js';
import { useChat } from '../state/context.js';
import { useStore } from '../state/store.js';
import { type SanctionKind, useSanctions } from './use-sanctions.js';

const REASON_MAX_LENGTH = 500;
const HOUR_MS = 3_600_000;
/** For how long; the last one is until it is lifted. */
const SPANS = { hour: HOUR_MS, day: 24 * HOUR_MS, week: 7 * 24 * HOUR_MS, month: 30 * 24 * HOUR_MS, open: null };

type Span = keyof typeof SPANS;
const KINDS: SanctionKind[] = ['mute', 'ban'];

/** Mutes and bans somebody, for a time and for a reason, or lets them in again. */
export function SanctionForm({ userId, userName }: { userId: string; userName: string }) {
  const texts = useTexts();
  const lang = useStore(language, (value) => value);
  const { client } = useChat();
  const [span, setSpan] = useState<Span>('day');
  const [reason, setReason] = useState('');
  const [outcome, setOutcome] = useState('');
  const isTooLong = lengthOf(reason.trim()) > REASON_MAX_LENGTH;
  const [inForce, readAgain] = useSanctions(userId);
  const imposing = useRef<Partial<Record<SanctionKind, HTMLButtonElement | null>>>({});
  const path = { user_id: userId };

  const tell = async (act: () => Promise<string>): Promise<void> => {
    try {
      setOutcome(await act());
    } catch (problem) {
      const { code, message } = problem as ChatError;
      setOutcome(explain(texts, { code, detail: message }));
    }
  };
  const impose = (kind: SanctionKind): void => {
    const lasts = SPANS[span];
    const body = {
      ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
      ...(lasts === null ? {} : { expiresAt: new Date(Date.now() + lasts).toISOString() }),
    };
    void tell(async () => {
      const { expiresAt } = await client.request('put', `/api/users/{user_id}/${kind}`, { path, body });
      readAgain();
      return texts.imposed[kind](userName, expiresAt && shortTime(lang, new Date(expiresAt)));
    });
  };
  const lift = (kind: SanctionKind): void => {
    void tell(async () => {
      await client.request('delete', `/api/users/{user_id}/${kind}`, { path });
      // The button for it goes, and with it the focus would.
      imposing.current[kind]?.focus();
      readAgain();
      return texts.lifted[kind](userName);
    });
  };
  return (
    <div className="dialog" role="group" aria-label={texts.moderation}>
      <div className="sanction-fields">
        <NativeSelect
          label={texts.howLong}
          value={span}
          onChange={(event) => setSpan(event.currentTarget.value as Span)}
          data={(Object.keys(SPANS) as Span[]).map((value) => ({ value, label: texts.spans[value] }))}
        />
        <TextInput
          label={texts.sanctionReason}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={isTooLong ? texts.atMost(REASON_MAX_LENGTH) : undefined}
          autoComplete="off"
        />
      </div>
      <div className="sanction-buttons">
        {KINDS.map((kind) => (
          <Button
            key={kind}
            ref={(button) => {
              imposing.current[kind] = button;
            }}
            {...(kind === 'ban' ? { color: 'red.9' } : { variant: 'default' })}
            disabled={isTooLong}
            onClick={() => impose(kind)}
          >
            {texts[kind]}
          </Button>
        ))}
        {KINDS.filter((kind) => inForce.includes(kind)).map((kind) => (
          <Button key={kind} variant="subtle" onClick={() => lift(kind)}>
            {texts[`un${kind}`]}
          </Button>
        ))}
      </div>
      <p role="status" className="sanction-outcome">
        {outcome}
      </p>
    </div>
  );
}
