-- The list of the mails that came back.
drop index concurrently if exists outbox_message_bounced;
create index concurrently outbox_message_bounced on outbox_message (queued_at, id) where bounce is not null;
