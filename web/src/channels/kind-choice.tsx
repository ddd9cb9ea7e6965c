import { SegmentedControl } from '@mantine/core';
import { useTexts } from '../i18n/language.js';
import { useStanding } from '../state/context.js';
import { type ChannelKind, may } from '../state/rights.js';

export type MadeKind = Exclude<ChannelKind, 'direct'>;

const KINDS: MadeKind[] = ['public', 'private', 'announcement'];

/** Who a new channel is for; nothing to choose where one may make only one kind. */
export function KindChoice({ kind, choose }: { kind: MadeKind; choose: (kind: MadeKind) => void }) {
  const texts = useTexts();
  const standing = useStanding(undefined);
  const kinds = KINDS.filter((candidate) => may(standing, 'create', candidate));
  if (kinds.length < 2) {
    return null;
  }
  return (
    <div>
      <span className="dialog-label">{texts.channelKind}</span>
      <SegmentedControl
        aria-label={texts.channelKind}
        data={kinds.map((value) => ({ value, label: texts.kinds[value] }))}
        value={kind}
        onChange={choose}
        fullWidth
      />
      <span className="dialog-hint quiet">{texts.kindHints[kind]}</span>
    </div>
  );
}
