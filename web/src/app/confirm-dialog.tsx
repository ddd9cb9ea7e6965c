import { Button, Modal } from '@mantine/core';
import { useTexts } from '../i18n/language.js';
import './dialog.css';

/** Asks before something that cannot be taken back easily. */
export function ConfirmDialog({
  question,
  action,
  confirm,
  close,
}: {
  question: string;
  action: string;
  confirm: () => void;
  close: () => void;
}) {
  const texts = useTexts();
  return (
    <Modal
      opened
      onClose={close}
      title={action}
      closeButtonProps={{ 'aria-label': texts.close }}
      lockScroll={false}
      centered
    >
      <div className="dialog">
        <span>{question}</span>
        <div className="dialog-buttons">
          <Button variant="default" onClick={close}>
            {texts.cancel}
          </Button>
          <Button
            color="red.9"
            data-autofocus
            onClick={() => {
              confirm();
              close();
            }}
          >
            {action}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
