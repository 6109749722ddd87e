-- Staff look mails up by the beginning of the recipient's address, or by all of it. One index serves both.
drop index concurrently if exists outbox_message_recipient_beginning;
create index concurrently outbox_message_recipient_beginning on outbox_message (lower(recipient) text_pattern_ops, queued_at, id);
drop index concurrently if exists outbox_message_recipient;
